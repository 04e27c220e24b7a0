// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A prefix or an address that a service holds, held, or may have back: a delegation or an assignment.
public struct Holding: Hashable, Sendable {
    /// Names the holding for ever.
    public var id: HoldingID

    /// Whether it is routed behind the customer's router or used on the link to it.
    public var kind: HoldingKind

    /// Who chose it and for how long it lasts.
    public var mode: HoldingMode

    /// The pool whose slot it takes; nil when it was placed outside every pool.
    public var pool: PlanNodeID?

    /// The deepest node that contains it, the pool included; nil when it lies outside the plan.
    public var node: PlanNodeID?

    /// The prefix; a single address is a /128 or a /32.
    public var prefix: IPPrefix

    /// The service that holds it.
    public var service: ServiceID

    /// The customer who has the service.
    public var customer: CustomerID

    /// When the service received it.
    public var since: Timestamp

    /// When the service stopped using it; nil while it does.
    public var endedAt: Timestamp?

    /// Until when nobody else may receive it; nil while it is in use. Never before ``endedAt``.
    public var keptUntil: Timestamp?

    /// The prefix that the NAS keeps out of the delegation for the link (RFC 6603).
    public var excluded: IPPrefix?

    /// A holding with the given properties; the rules are checked by ``HoldingRules``, not here.
    public init(
        id: HoldingID,
        kind: HoldingKind,
        mode: HoldingMode,
        pool: PlanNodeID?,
        node: PlanNodeID?,
        prefix: IPPrefix,
        service: ServiceID,
        customer: CustomerID,
        since: Timestamp,
        endedAt: Timestamp? = nil,
        keptUntil: Timestamp? = nil,
        excluded: IPPrefix? = nil
    ) {
        self.id = id
        self.kind = kind
        self.mode = mode
        self.pool = pool
        self.node = node
        self.prefix = prefix
        self.service = service
        self.customer = customer
        self.since = since
        self.endedAt = endedAt
        self.keptUntil = keptUntil
        self.excluded = excluded
    }

    /// Whether the prefix is taken at that time: in use, or kept for whoever used it.
    public func isTaken(at now: Timestamp) -> Bool {
        guard endedAt != nil else { return true }
        guard let keptUntil else { return false }
        return now < keptUntil
    }
}

extension Holding: CustomStringConvertible {
    /// The holding as messages show it.
    public var description: String { "\(kind.rawValue) \(prefix) of service \(service)" }
}
