// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// To which routers a rule applies.
public enum RouterScope: Hashable, Sendable {
    /// To one; its rules come before its vendor's.
    case nas(NASID)
    /// To all of a vendor that have no rule of their own.
    case vendor(NASVendor)
}
