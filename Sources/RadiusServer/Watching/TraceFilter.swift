// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Which packets somebody wants to see.
public enum TraceFilter: Sendable, Hashable {
    /// All of them.
    case everything
    /// Those of one NAS.
    case nas(NASID)
    /// Those with exactly these octets as User-Name.
    case userName([UInt8])
    /// Those whose line is this one.
    case service(ServiceID)
}
