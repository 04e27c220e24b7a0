// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// What fair use makes of a line, as it is stored: logins and running sessions get it from here.
struct FairUseState: Equatable {
    let plan: PlanID
    let version: Int64
    let isBlocked: Bool
    /// Nil leaves the plan's rates as they are.
    let rates: Rates?
    let decidedBy: LineSpeed.Decider
    /// The names of the rules in effect, a line each.
    let rules: String
    /// When the clock alone may change it; nil: only usage can.
    let next: Timestamp?

    /// - Parameter now: a change that the evaluator names may come early, never late; one that is not ahead would be due for ever.
    init(_ speed: FairUseSpeed, under plan: FairUsePlan, now: Timestamp) {
        self.plan = plan.id
        version = plan.stamp.version
        isBlocked = speed.speed.block != nil
        rates = isBlocked || speed.speed.rates == plan.planRates ? nil : speed.speed.rates.boundedForStorage
        decidedBy = speed.speed.decidedBy
        rules = speed.rules.joined(separator: "\n")
        next = speed.speed.next.map { max($0, now.advanced(by: Self.shortestPause)) }
    }

    private static let shortestPause: Duration = .seconds(1)

    /// Whether a line that had `other` has another answer to its next login.
    func isFelt(after other: FairUseState?) -> Bool {
        let before = other.flatMap { $0.plan == plan ? $0 : nil }
        return isBlocked != before?.isBlocked ?? false || rates != before?.rates
    }

    /// For a line's timeline; nil where the plan's own terms hold.
    var words: String? {
        guard let terms = isBlocked ? "blocked" : rates?.description else { return nil }
        return rules.isEmpty ? terms : terms + " by " + rules.split(separator: "\n").joined(separator: ", ")
    }
}

extension Rates {
    /// Columns have 63 bits; no line is as fast.
    fileprivate var boundedForStorage: Rates {
        Rates(down: min(down, UInt64(Int64.max)), up: min(up, UInt64(Int64.max)))
    }
}

/// The rows of what fair use makes of lines.
enum FairUseStateRows {
    private static let selection = BulkStatement(
        keys: """
            SELECT service_id, plan_id, version, is_blocked, down, up, decided_by, rules, next_change
            FROM fair_use_state WHERE service_id IN
            """)

    static func load(_ services: [ServiceID], in database: Database) throws -> [ServiceID: FairUseState] {
        var states: [ServiceID: FairUseState] = [:]
        try database.forEach(selection, of: services, as: { .id($0) }) { row in
            states[try row.id(0)] = try FairUseState(row: row)
        }
        return states
    }

    static let upsert = BulkStatement(
        insert: """
            INSERT INTO fair_use_state (service_id, plan_id, version, is_blocked, down, up, decided_by, rules, next_change,
                changed_at)
            VALUES
            """, columns: 10,
        after: """
            ON CONFLICT (service_id) DO UPDATE SET plan_id = excluded.plan_id, version = excluded.version,
                is_blocked = excluded.is_blocked, down = excluded.down, up = excluded.up, decided_by = excluded.decided_by,
                rules = excluded.rules, next_change = excluded.next_change, changed_at = excluded.changed_at
            """)

    /// The values of a row of ``upsert``.
    static func append(_ state: FairUseState, of service: ServiceID, at now: Timestamp, to values: inout [SQLValue]) {
        values.append(.id(service))
        values.append(.id(state.plan))
        values.append(.integer(state.version))
        values.append(.flag(state.isBlocked))
        values += SQLValue.rates(state.rates)
        values.append(.word(state.decidedBy))
        values.append(.text(state.rules))
        values.append(.time(state.next))
        values.append(.time(now))
    }

    private static let removal = BulkStatement(keys: "DELETE FROM fair_use_state WHERE service_id IN")

    static func remove(_ services: some Sequence<ServiceID>, in database: Database) throws {
        try database.executeAll(removal, services.map { .id($0) })
    }
}

extension FairUseState {
    fileprivate init(row: Row) throws {
        plan = try row.id(1)
        version = try row.integer(2)
        isBlocked = try row.flag(3)
        rates = try row.optional(4, row.rates)
        decidedBy = try row.word(6)
        rules = try row.text(7)
        next = try row.optional(8, row.time)
    }
}
