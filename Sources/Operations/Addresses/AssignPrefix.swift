// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
public import ProviderValues
public import Storage

/// Gives a service a delegation or an assignment, and the same one again whenever it is asked: the first is kept.
public struct AssignPrefix: Verb {
    /// Which prefix.
    public enum Choice: Sendable {
        /// The service's own if it has one of this length, else one that is kept for it or its customer, else the next slot
        /// of its router's first pool that fits.
        case fromPools(IPFamily, PoolKind, length: Int)
        /// As before, but from this pool.
        case fromPool(PlanNodeID)
        /// Exactly this one, chosen by staff; it need not lie in a pool.
        case exactly(IPPrefix)
    }

    public var service: ServiceID
    public var kind: HoldingKind
    public var choice: Choice

    public init(_ kind: HoldingKind, to service: ServiceID, _ choice: Choice) {
        self.service = service
        self.kind = kind
        self.choice = choice
    }

    /// A delegation of a usual size from the pools of the service's router.
    public static func delegation(of size: DelegationSize = .usual, to service: ServiceID) -> AssignPrefix {
        AssignPrefix(.delegation, to: service, .fromPools(.v6, .active, length: size.length))
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws -> Holding {
        let service = try Self.service(service, in: transaction.database)
        if case .exactly(let prefix) = choice {
            return try PlaceByHand(prefix: prefix, kind: kind, service: service).perform(transaction)
        }
        let pools = PoolSession(transaction)
        let holding = try assign(service, pools)
        try pools.store()
        return holding
    }

    /// The service, if it may have a prefix.
    static func service(_ id: ServiceID, in database: Database) throws -> ServiceRecord {
        let service = try ServiceRecord.find(id, in: database)
        guard service.state != .archived else {
            throw Refusal(.state, "service “\(service.name)” has ended", advice: "give the prefix to one that has not")
        }
        guard service.accessKind.carriesDelegation else {
            throw Refusal(
                .state,
                "service “\(service.name)” only opens a radio (\(service.accessKind.rawValue)), it carries no addresses",
                advice: "give the prefix to the service that runs over it")
        }
        return service
    }

    /// Assigns within a transaction that may assign to others too.
    func assign(_ service: ServiceRecord, _ pools: PoolSession) throws -> Holding {
        let claims = try Holdings.claims(of: service, in: pools.database)
        if let present = claims.first(where: { $0.service == service.id && $0.endedAt == nil && fits($0) }) {
            return present
        }
        if let kept = claims.first(where: { mayComeBack($0, to: service, at: pools.now) && fits($0) }) {
            return try takeBack(kept, for: service, pools.transaction)
        }
        return try pools.take(kind, for: service, from: try pool(for: service, pools))
    }

    private func fits(_ holding: Holding) -> Bool {
        guard holding.kind == kind else { return false }
        return switch choice {
        case .fromPools(let family, _, let length): holding.prefix.family == family && holding.prefix.length == length
        case .fromPool(let pool): holding.pool == pool
        case .exactly(let prefix): holding.prefix == prefix
        }
    }

    private func mayComeBack(_ holding: Holding, to service: ServiceRecord, at now: Timestamp) -> Bool {
        switch StickyRule.claim(on: holding, by: service.id, of: service.customer, now: now) {
        case .keptForSameService, .keptForSameCustomer: true
        case .inUse, .keptForAnother, .free: false
        }
    }

    private func takeBack(_ kept: Holding, for service: ServiceRecord, _ transaction: Transaction) throws -> Holding {
        var holding = kept
        holding.service = service.id
        holding.customer = service.customer
        holding.since = transaction.now
        holding.endedAt = nil
        holding.keptUntil = nil
        try Holdings.update(holding, in: transaction)
        try HoldingHistory.begin(holding, at: transaction.now, in: transaction)
        return holding
    }

    private func pool(for service: ServiceRecord, _ pools: PoolSession) throws -> PlanNode {
        switch choice {
        case .fromPool(let pool):
            return try pools.pool(pool)
        case .fromPools(let family, let poolKind, let length):
            guard let nas = service.nas else {
                throw Refusal(
                    .state, "service “\(service.name)” is bound to no router, so no pool can be chosen for it",
                    advice: "name a pool, or bind the service to its router")
            }
            return try pools.choose(PoolRequest(nas: nas, family: family, kind: poolKind, length: length))
        case .exactly(let prefix):
            throw Refusal(.malformed, "\(prefix) was chosen by hand", advice: "report this")
        }
    }
}
