// SPDX-License-Identifier: Apache-2.0

import ProviderValues
public import Storage

/// A plan and how many lines have it.
public struct PlanUse: Sendable {
    public let plan: PlanRecord
    /// Lines that have not ended.
    public let services: Int
}

extension Store {
    /// Every plan in the order of the names, with its lines.
    public func allPlans() async throws -> [PlanUse] {
        try await read { database in
            let counts = try database.all(
                """
                SELECT plan_id, count(*) FROM internet_service WHERE plan_id IS NOT NULL AND state <> 'archived'
                GROUP BY plan_id
                """
            ) { (try $0.id(0) as PlanID, try $0.int(1)) }
            let uses = Dictionary(counts, uniquingKeysWith: +)
            return try Plans.all(in: database).map { PlanUse(plan: $0, services: uses[$0.id] ?? 0) }
        }
    }

    /// The plan of a name or number.
    public func plan(named name: String) async throws -> PlanRecord {
        try await read { try Plans.find(named: name, in: $0) }
    }
}
