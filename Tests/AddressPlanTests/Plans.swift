// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

/// Plans for tests.
enum Plans {
    /// The numbers of a demo plan's routers: 1, 2, … in their order.
    static func routers(of demo: DemoPlan) -> [String: NASID] {
        Dictionary(
            demo.routers.enumerated().map { ($1.name, NASID(Int64($0) + 1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The demo plan's nodes, numbered 1, 2, … as a store would number them.
    static func tree(of demo: DemoPlan) throws -> PlanTree {
        let provisional = try PlanImport.nodes(from: demo.rows, routers: routers(of: demo))
        return try PlanTree(
            provisional.map { node in
                var numbered = node
                numbered.id = PlanNodeID(-node.id.value)
                numbered.parent = node.parent.map { PlanNodeID(-$0.value) }
                return numbered
            })
    }

    /// A row from “column=value column=value”; values have no blanks.
    static func row(_ text: String) -> PlanRow {
        let pairs = text.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let fields = pairs.compactMap { pair in
            PlanColumn(rawValue: pair[0]).map { ($0, pair.count > 1 ? pair[1] : "") }
        }
        return PlanRow(line: 1, fields: Dictionary(fields, uniquingKeysWith: { $1 }))
    }

    /// What the demo says that services hold: the first ones of each router, from its active pools in slot order, in
    /// address order. They began one an hour until `now`.
    static func holdings(of demo: DemoPlan, in tree: PlanTree, now: Timestamp) throws -> [Holding] {
        var holdings: [Holding] = []
        for (name, nas) in routers(of: demo).sorted(by: { $0.value < $1.value }) {
            let router = try #require(demo.routers.first { $0.name == name })
            var delegated: Set<IPPrefix> = []
            for fixed in demo.holdings where fixed.router == name {
                let prefix = try #require(fixed.prefix)
                let node = tree.deepest(containing: prefix)
                if fixed.kind == .delegation { delegated.insert(prefix) }
                holdings.append(
                    holding(
                        number: holdings.count + 1, kind: fixed.kind, mode: fixed.mode,
                        pool: node?.poolTerms == nil ? nil : node, prefix: prefix,
                        since: now.advanced(by: .seconds(-400 * 86_400))))
            }
            let pool = try #require(
                tree.nodes.first { $0.poolTerms?.kind == .active && tree.nas(of: $0.id) == nas })
            let slots = try #require(pool.poolTerms.flatMap { SlotMap(pool: pool.prefix, terms: $0) })
            var counter: UInt64 = 0
            while delegated.count < router.delegations {
                let prefix = try #require(slots.slot(forCounter: counter).flatMap { slots.prefix(ofSlot: $0) })
                counter += 1
                guard delegated.insert(prefix).inserted else { continue }
                let hours = router.delegations - delegated.count
                holdings.append(
                    holding(
                        number: holdings.count + 1, kind: .delegation, mode: .sticky, pool: pool, prefix: prefix,
                        since: now.advanced(by: .seconds(-hours * 12 * 3_600))))
            }
        }
        return holdings.sorted { $0.prefix < $1.prefix }
    }

    static func holding(
        number: Int, kind: HoldingKind = .delegation, mode: HoldingMode = .sticky, pool: PlanNode? = nil,
        prefix: IPPrefix, since: Timestamp = Timestamp(seconds: 0)
    ) -> Holding {
        Holding(
            id: HoldingID(Int64(number)), kind: kind, mode: mode, pool: pool?.id, node: pool?.id, prefix: prefix,
            service: ServiceID(Int64(number)), customer: CustomerID(Int64(number)), since: since)
    }

    static let now = Timestamp(seconds: 1_790_000_000)
}

extension VectorRow {
    func prefix(_ index: Int) throws -> IPPrefix { try IPPrefix(parsing: try field(index)) }
}
