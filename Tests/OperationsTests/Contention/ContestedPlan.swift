// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage

/// A plan with one router that everybody wants prefixes of: a pool of /56 in its first quarter, open space in the
/// others.
struct ContestedPlan {
    let nas: NASID
    let router: PlanNode
    let pool: PlanNode

    /// Lays the plan out in an empty database.
    static func create(in store: Store) async throws -> ContestedPlan {
        let nas = try await store.perform(EnsureNAS(name: "contested"))
        let block = try await add(.block, "2001:db8::/32", below: nil, store)
        let router = try await add(.nas, "2001:db8:100::/40", below: block.id, nas: nas, store)
        let terms = PoolTerms(kind: .active, delegatedLength: 56)
        let pool = try await add(.pool(terms), "2001:db8:100::/42", below: router.id, store)
        return ContestedPlan(nas: nas, router: router, pool: pool)
    }

    private static func add(
        _ role: PlanNodeRole, _ prefix: String, below parent: PlanNodeID?, nas: NASID? = nil, _ store: Store
    ) async throws -> PlanNode {
        var verb = AddPlanNode(
            role, name: "\(role.kind.rawValue) \(prefix)", below: parent, place: .at(try IPPrefix(parsing: prefix)),
            nas: nas)
        verb.allowsDocumentation = true
        return try await store.perform(verb)
    }
}
