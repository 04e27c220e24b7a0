// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Some of the access kinds.
public struct AccessKindSet: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The set of one kind.
    public init(_ kind: AccessKind) {
        rawValue =
            switch kind {
            case .pppoe: 1 << 0
            case .dhcpv4: 1 << 1
            case .dhcpv6: 1 << 2
            case .hotspot: 1 << 3
            case .wirelessMAC: 1 << 4
            case .wirelessEAP: 1 << 5
            case .l2tp: 1 << 6
            case .static: 1 << 7
            }
    }

    /// Every kind.
    public static let all = AccessKindSet(AccessKind.allCases.map { AccessKindSet($0) })

    /// The kinds whose lines are found by the address of a device. Lines of the other kinds that name a device are bound to
    /// it, not found by it.
    public static let foundByMAC = AccessKindSet([
        AccessKindSet(.dhcpv4), AccessKindSet(.dhcpv6), AccessKindSet(.hotspot), AccessKindSet(.wirelessMAC),
    ])

    /// Whether the kind is in the set.
    public func contains(_ kind: AccessKind) -> Bool {
        contains(AccessKindSet(kind))
    }
}
