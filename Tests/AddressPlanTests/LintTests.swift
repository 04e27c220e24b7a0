// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct LintTests {
    @Test func demoPlansGiveTheirGoldens() throws {
        for (demo, file) in [(DemoPlan.asInTheSources, "as-in-the-sources"), (.recommended, "recommended")] {
            let tree = try Plans.tree(of: demo)
            let routers = Plans.routers(of: demo)
            let facts = PlanFacts(
                tree: tree,
                servicesPerNAS: Dictionary(
                    demo.routers.compactMap { router in routers[router.name].map { ($0, router.services) } },
                    uniquingKeysWith: { first, _ in first }),
                now: Plans.now)
            let findings = try PlanLint.findings(
                in: facts, holdings: try Plans.holdings(of: demo, in: tree, now: Plans.now))
            Golden("address-plan/lint-\(file).golden").expect(findings.map { "\($0)\n" }.joined())
        }
    }

    @Test func everyCodeHasARuleAndAPlanThatShowsIt() throws {
        #expect(PlanLint.rules.map(\.code) == FindingCode.allCases)
        let (tree, holdings) = try badPlan()
        let facts = PlanFacts(tree: tree, servicesPerNAS: [NASID(1): 300], now: Plans.now)
        let findings = try PlanLint.findings(in: facts, holdings: holdings)
        let seen = Set(findings.map(\.code))
        #expect(seen == Set(FindingCode.allCases), "missing: \(Set(FindingCode.allCases).subtracting(seen))")
        #expect(findings == findings.sorted())
        for finding in findings {
            #expect(!finding.advice.isEmpty && !finding.reference.isEmpty)
            if let prefix = finding.subject.prefix {
                #expect(finding.message.contains(prefix.description), "\(finding)")
            }
        }
    }

    @Test func manyAlikeFindingsAreSummedUp() throws {
        let tree = try Plans.tree(of: .recommended)
        let outside = try IPPrefix(parsing: "2a0f:f041:8000::/40")
        let holdings = try (0..<1_000).map { index in
            Plans.holding(number: index + 1, prefix: try #require(outside.subnet(at: UInt128(index), length: 56)))
        }
        let facts = PlanFacts(tree: tree, now: Plans.now)
        let findings = try PlanLint.findings(in: facts, holdings: holdings)
        #expect(findings.count == PlanLint.holdingFindingsLimit + 1)
        #expect(findings.last?.subject == .plan && findings.last?.message.hasPrefix("900 more holdings") == true)
        #expect(throws: HoldingOrderError(holding: holdings[998])) {
            try PlanLint.findings(in: facts, holdings: holdings.reversed())
        }
    }

    /// Everything inside a larger holding overlaps it, also after something smaller has ended in between.
    @Test func everyOverlapIsFound() throws {
        let prefixes = [
            "2a0f:f041:10f0::/48", "2a0f:f041:10f0::/56", "2a0f:f041:10f0::/64", "2a0f:f041:10f0:100::/56",
            "2a0f:f041:10f0:200::/56", "2a0f:f041:10f1::/48",
        ]
        let holdings = try prefixes.enumerated().map {
            Plans.holding(number: $0 + 1, prefix: try IPPrefix(parsing: $1))
        }
        let facts = PlanFacts(tree: try Plans.tree(of: .recommended), now: Plans.now)
        let overlaps = try PlanLint.findings(in: facts, holdings: holdings).filter { $0.code == .overlappingHoldings }
        #expect(overlaps.map(\.subject) == holdings[1...4].map { FindingSubject($0) })
        // One whose time is over is in nobody's way.
        var ended = holdings
        ended[0] = StickyRule.ended(ended[0], at: Timestamp(seconds: 1), keepDays: 30)
        let rest = try PlanLint.findings(in: facts, holdings: ended).filter { $0.code == .overlappingHoldings }
        #expect(rest.map(\.subject) == [FindingSubject(holdings[2])])
    }

    /// A plan with every fault that the lint knows.
    private func badPlan() throws -> (PlanTree, [Holding]) {
        var nodes: [PlanNode] = []
        @discardableResult
        func add(_ prefix: String, _ role: PlanNodeRole, below parent: PlanNodeID?, nas: Int64? = nil, reserve: Int = 0)
            throws -> PlanNode
        {
            let node = PlanNode(
                id: PlanNodeID(Int64(nodes.count + 1)), parent: parent, prefix: try IPPrefix(parsing: prefix),
                name: "n\(nodes.count + 1)", role: role, nas: nas.map { NASID($0) }, growthReserve: reserve)
            nodes.append(node)
            return node
        }
        func pool(_ length: Int, _ kind: PoolKind = .active, excluding: Int? = nil) -> PlanNodeRole {
            .pool(PoolTerms(kind: kind, delegatedLength: length, excludedLength: excluding))
        }
        let block = try add("2a0f:f041::/32", .block, below: nil).id
        try add("2001:db8::/32", .block, below: nil)
        let nas = try add("2a0f:f041:1000::/44", .nas, below: block, nas: 1).id
        let homes = try add("2a0f:f041:1000::/56", pool(64), below: nas)
        try add("2a0f:f041:1001::/49", pool(60), below: nas, reserve: 1)
        try add("2a0f:f041:1001:8000::/52", pool(56), below: nas)
        try add("2a0f:f041:1002::/52", pool(44), below: nas)
        try add("2a0f:f041:1003::/52", pool(56, excluding: 48), below: nas)
        try add("2a0f:f041:1004::/52", pool(127, .link), below: nas)
        try add("2a0f:f041:1004:800::/56", pool(64, .link), below: nas)
        try add("2a0f:f041:1008::/46", pool(47), below: nas)
        try add("2a0f:f041:2000::/48", pool(56), below: block)
        let used = try add("2a10::/56", .block, below: nil).id
        let full = try add("2a11::/52", .block, below: nil).id
        let second = try add("2a11::/52", .nas, below: full, nas: 2).id
        let filled = try add("2a11::/52", pool(56), below: second)
        _ = used
        var holdings = try (0..<16).map { index in
            Plans.holding(
                number: index, pool: filled, prefix: try #require(filled.prefix.subnet(at: UInt128(index), length: 56)))
        }
        holdings += [
            Plans.holding(number: 100, prefix: try IPPrefix(parsing: "2a0f:f041:a::/48")),
            Plans.holding(number: 101, prefix: try IPPrefix(parsing: "2a0f:f041:a::/56")),
            Plans.holding(number: 102, pool: homes, prefix: try IPPrefix(parsing: "2a0f:f041:1000:100::/64")),
        ]
        return (try PlanTree(nodes), holdings.sorted { $0.prefix < $1.prefix })
    }
}
