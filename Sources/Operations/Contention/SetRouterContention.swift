// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// Says how the lines of a router share it.
public struct SetRouterContention: Verb {
    public var router: NASID
    /// Makes the change; may run more than once.
    public var edit: @Sendable (inout RouterContention) throws -> Void

    public init(_ router: NASID, _ edit: @escaping @Sendable (inout RouterContention) throws -> Void) {
        self.router = router
        self.edit = edit
    }

    public func perform(_ transaction: Transaction) throws -> RouterContention {
        let database = transaction.database
        let record = try Routers.find(router, in: database)
        let before = try ContentionTerms.of(router, in: database)
        var after = before
        try edit(&after)
        guard after != before else { return before }
        if let uplink = after.uplink { try PlanDescription.check(uplink, "the rates of the uplink") }
        try checkPosition(after, record, in: database)
        try ContentionTerms.store(after, of: router, in: transaction)
        try CapacityRule.router(router).check(in: database)
        return after
    }

    /// One level of central routers: what passes two shapers is shaped by the narrower one.
    private func checkPosition(_ terms: RouterContention, _ record: NASRecord, in database: Database) throws {
        switch terms.position {
        case .central:
            guard terms.central == nil else {
                throw Refusal(
                    .malformed, "router “\(record.name)” is central and cannot stand behind another one",
                    advice: "make it an access router, or leave out what it stands behind")
            }
        case .access:
            if let behind = try ContentionTerms.routers(behind: router, in: database).first {
                throw Refusal(
                    .state, "router \(behind) stands behind router “\(record.name)”, which so must be central",
                    advice: "place that router elsewhere first")
            }
            guard let central = terms.central else { return }
            guard try ContentionTerms.of(central, in: database).position == .central else {
                throw Refusal(
                    .malformed, "router \(central) is no central router",
                    advice: "make it one first with `firsthop contention router \(central) --position central`")
            }
        }
    }
}
