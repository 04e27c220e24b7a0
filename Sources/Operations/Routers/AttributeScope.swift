// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// In which answers extra attributes are sent.
public enum AttributeScope: Hashable, Sendable {
    /// In those to routers of a vendor.
    case vendor(NASVendor)
    /// In those to one router.
    case nas(NASID)
    /// In those for lines of a plan.
    case plan(PlanID)
}
