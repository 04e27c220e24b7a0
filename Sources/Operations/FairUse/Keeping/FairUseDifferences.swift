// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Lines whose verdict was made under another policy than theirs, or that have none and should, or one and should not.
enum FairUseDifferences {
    static func find(
        _ touched: FairUseRoster.Touched, _ roster: FairUseRoster, in database: Database
    ) throws -> [ServiceID] {
        switch touched {
        case .lines(let services):
            guard !services.isEmpty else { return [] }
            let marks = try marks(of: services.sorted(), in: database)
            return services.filter { marks[$0] != roster[$0].map(Mark.init) }
        case .all:
            var marks: [ServiceID: Mark] = [:]
            try database.forEach("SELECT service_id, plan_id, version FROM fair_use_state") { row in
                marks[try row.id(0)] = try Mark(row)
            }
            let outdated = roster.services.filter { marks[$0] != roster[$0].map(Mark.init) }
            return outdated + marks.keys.filter { roster[$0] == nil }
        }
    }

    /// Under what a verdict was made.
    private struct Mark: Equatable {
        let plan: PlanID
        let version: Int64

        init(_ plan: FairUsePlan) {
            self.plan = plan.id
            version = plan.stamp.version
        }

        init(_ row: Row) throws {
            plan = try row.id(1)
            version = try row.integer(2)
        }
    }

    private static func marks(of services: [ServiceID], in database: Database) throws -> [ServiceID: Mark] {
        var marks: [ServiceID: Mark] = [:]
        try database.forEach(selection, of: services, as: { .id($0) }) { marks[try $0.id(0)] = try Mark($0) }
        return marks
    }

    private static let selection = BulkStatement(
        keys: "SELECT service_id, plan_id, version FROM fair_use_state WHERE service_id IN")
}
