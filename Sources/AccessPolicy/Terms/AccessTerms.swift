// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// Everything that an answer needs to know of one line.
///
/// A class, and never changed once it is made: a router's question only borrows it. Copying a value of this size would
/// count the references of every array in it, at every question.
public final class AccessTerms: Sendable {
    public let service: ServiceID
    public let customer: CustomerID
    public let kind: AccessKind
    public let serviceState: ServiceState
    public let customerState: CustomerState
    /// Why the line is held back although service and customer are active; set by billing, fair use or staff.
    public let hold: BlockReason?
    /// What the line's rates and times come from; nil for a line without a plan of its own.
    public let plan: PlanID?
    /// What fair use makes of the plan's rates now; nil leaves them as they are.
    public let rates: Rates?
    /// The exact octets that a request must name; empty for a line that is found in another way.
    public let userName: [UInt8]
    /// nil for a line whose password nobody can check.
    public let password: Secret?
    public let macBinding: MACBinding
    /// The devices of the line, in the order in which they were entered or learned.
    public let macs: [MACAddress]
    /// The router that the line is bound to.
    public let nas: NASID?
    /// The circuit id that the line is bound to (RFC 4679 §3.3.1, DHCP option 82).
    public let circuit: [UInt8]?
    /// The remote id that the line is bound to (RFC 4679 §3.3.2, DHCP option 82).
    public let remote: [UInt8]?
    /// Sessions that the line may have at once; 0 for as many as it likes.
    public let simultaneousUse: UInt16
    /// The line's own addresses.
    public let line: LineAddresses
    /// Pools of the line's own, before those of its plan.
    public let pools: PoolNames

    public init(
        service: ServiceID, customer: CustomerID, kind: AccessKind, serviceState: ServiceState = .active,
        customerState: CustomerState = .active, hold: BlockReason? = nil, plan: PlanID? = nil, rates: Rates? = nil,
        userName: [UInt8] = [], password: Secret? = nil, macBinding: MACBinding = .none, macs: [MACAddress] = [],
        nas: NASID? = nil,
        circuit: [UInt8]? = nil, remote: [UInt8]? = nil, simultaneousUse: UInt16 = 0, line: LineAddresses = .none,
        pools: PoolNames = .none
    ) {
        self.service = service
        self.customer = customer
        self.kind = kind
        self.serviceState = serviceState
        self.customerState = customerState
        self.hold = hold
        self.plan = plan
        self.rates = rates
        self.userName = userName
        self.password = password
        self.macBinding = macBinding
        self.macs = macs
        self.nas = nas
        self.circuit = circuit
        self.remote = remote
        self.simultaneousUse = simultaneousUse
        self.line = line
        self.pools = pools
    }

    /// Reads the first and the last of the fields, so that all are in the cache; the number means nothing.
    public func touch() -> Int {
        Int(truncatingIfNeeded: service.value) &+ Int(simultaneousUse) &+ (pools.delegated == nil ? 0 : 1)
    }

    /// Reads what lies elsewhere, as ``touch()`` does.
    public func touchParts() -> Int {
        userName.count &+ (password?.count ?? 0) &+ line.touch()
    }

    /// Whether a request must prove that it knows the line's password.
    ///
    /// DHCP and radios ask with a hardware address and nothing else; a hotspot does once its device is bound. Everybody
    /// else, and whoever dials in, must.
    func needsProof(from request: AccessRequest) -> Bool {
        if request.isDialIn { return true }
        switch kind {
        case .pppoe, .l2tp, .wirelessEAP, .static: return true
        case .hotspot: return request.identifiedBy != .mac
        case .dhcpv4, .dhcpv6, .wirelessMAC: return false
        }
    }
}
