// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The lines whose plans have a fair-use policy, in memory, following the change log: whoever counts looks here and asks the database
/// nothing about all others.
///
/// A value: what a transaction that is given up has read goes with it.
struct FairUseRoster: Sendable {
    /// Which lines may have changed their policy.
    enum Touched {
        case lines(Set<ServiceID>)
        case all
    }

    private var plans = FairUsePlans()
    private var lines: [ServiceID: FairUsePlan] = [:]
    private var position: Int64?

    /// Whether no line has a policy.
    var isEmpty: Bool { lines.isEmpty }

    /// Every line.
    var services: some Collection<ServiceID> { lines.keys }

    /// A line's policy; nil for none.
    subscript(service: ServiceID) -> FairUsePlan? { lines[service] }

    /// How many days the rules of any policy look back over, today included.
    var daysInSight: Int { plans.daysInSight }

    /// Follows the change log to its end.
    mutating func refresh(in database: Database) throws -> Touched {
        // Where there is no policy the log is not even looked at: on PostgreSQL a transaction that has read its end may have to be
        // repeated when somebody else writes there.
        guard try !plans.isEmpty || FairUsePolicies.exist(in: database) else { return .lines([]) }
        let log = try LogSpan(in: database) ?? LogSpan(oldest: 0, newest: 0)
        guard let position, log.newest == position || log.continues(after: position) else {
            return try load(through: log.newest, in: database)
        }
        guard log.newest != position else { return .lines([]) }
        let changes = try ChangeLog.changes(in: database, after: position, limit: Self.changesAtOnce)
        let isOfPlans = changes.contains { $0.entity == .plan || $0.entity == .company }
        guard changes.count < Self.changesAtOnce, !isOfPlans else {
            return try load(through: log.newest, in: database)
        }
        self.position = log.newest
        return .lines(try follow(TouchedRows(changes), in: database))
    }

    /// More than this, and reading everything is as fast.
    private static let changesAtOnce = 10_000

    private mutating func load(through newest: Int64, in database: Database) throws -> Touched {
        try plans.refresh(in: database)
        position = plans.isEmpty ? nil : newest
        lines = [:]
        guard !plans.isEmpty else { return .all }
        try database.forEach(
            """
            SELECT s.id, s.plan_id, m.billing_zone, s.access_kind
            FROM fair_use_policy f JOIN internet_service s ON s.plan_id = f.plan_id JOIN customer c ON c.id = s.customer_id
                JOIN company m ON m.id = c.company_id
            WHERE s.state <> 'archived'
            """
        ) { try take($0) }
        return .all
    }

    private mutating func follow(_ rows: TouchedRows, in database: Database) throws -> Set<ServiceID> {
        var touched = rows.services
        try database.forEach(Self.ofCustomers, of: rows.customers, as: { .id($0) }) { touched.insert(try $0.id(0)) }
        for service in touched { lines[service] = nil }
        try database.forEach(Self.ofServices, of: touched.sorted(), as: { .id($0) }) { try take($0) }
        return touched
    }

    private mutating func take(_ row: Row) throws {
        let kind: AccessKind = try row.word(3)
        guard kind.carriesDelegation else { return }
        lines[try row.id(0)] = plans.plan(try row.id(1), zone: try row.text(2))
    }

    private static let ofCustomers = BulkStatement(keys: "SELECT id FROM internet_service WHERE customer_id IN")
    private static let ofServices = BulkStatement(
        keys: """
            SELECT s.id, s.plan_id, m.billing_zone, s.access_kind
            FROM internet_service s JOIN customer c ON c.id = s.customer_id JOIN company m ON m.id = c.company_id
            WHERE s.state <> 'archived' AND s.plan_id IS NOT NULL AND s.id IN
            """)
}
