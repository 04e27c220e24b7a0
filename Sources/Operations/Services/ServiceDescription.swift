// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues

/// An access line as staff describe it, without its password and what it holds of the address plan.
public struct ServiceDescription: Equatable, Sendable {
    /// What the line is called; no other line has the same name.
    public var name: String
    public var accessKind: AccessKind
    public var state = ServiceState.active
    /// The router that it is bound to; nil for any.
    public var nas: NASID?
    public var plan: PlanID?
    public var userName: UserName?
    public var macBinding = MACBinding.none
    /// The devices that staff entered or that were learned, in that order.
    public var macs: [MACAddress] = []
    /// The circuit id that its requests carry (DHCP option 82, RFC 4679).
    public var circuitID: [UInt8]?
    /// The remote id that its requests carry.
    public var remoteID: [UInt8]?
    /// Sessions that it may have at once; 0 for as many as it likes.
    public var simultaneousUse: UInt16 = 0
    /// Why it is held back although service and customer are active.
    public var hold: BlockReason?
    public var interfaceID: InterfaceIdentifier?
    /// Pools at the router, before those of the plan.
    public var pools = PoolNames.none
    /// Prefixes routed to it beside its delegations.
    public var routes: [IPPrefix] = []
    /// The line that runs over this one, where this one only opens a radio.
    public var mainService: ServiceID?

    public init(name: String, accessKind: AccessKind) {
        self.name = name
        self.accessKind = accessKind
    }

    /// More devices on one line are a mistake; bounds what one look-up reads.
    public static let maximumMACs = 64
    /// More would not fit into an answer (4096 bytes, RFC 2865 §3).
    static let maximumRoutes = 64
    /// What an attribute, or the option behind it, holds.
    static let maximumIDBytes = 253
}

extension AccessKind {
    /// Whether lines of this kind are found by a hardware address alone.
    public var isFoundByMAC: Bool {
        switch self {
        case .dhcpv4, .dhcpv6, .hotspot, .wirelessMAC: true
        case .pppoe, .wirelessEAP, .l2tp, .static: false
        }
    }

    /// Whether a line of this kind only opens a radio, and another one runs over it.
    public var opensRadioOnly: Bool { !carriesDelegation }
}
