// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RouterConfig
import Storage
import TestKit
import Testing

@Suite struct ContentionTests {
    @Test(arguments: StorageEngine.allCases)
    func howPlansAndRoutersShareComesBackAsItWasStored(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let store = provider.store
            #expect(try await store.contention(of: provider.plan) == PlanContention())
            #expect(try await store.contention(of: provider.nas) == RouterContention())
            let ratio = try #require(ContentionRatio(20))
            let before = try await provider.newest()
            let plan = try await store.perform(
                SetPlanContention(provider.plan) { terms in
                    terms.ratio = ratio
                    terms.bundle = "homes"
                    terms.guaranteesShare = true
                })
            #expect(try await store.contention(of: provider.plan) == plan && plan.bundle == "homes")
            let central = try await store.perform(AddNAS(name: "core"))
            _ = try await store.perform(SetRouterContention(central) { $0.position = .central })
            let router = try await store.perform(
                SetRouterContention(provider.nas) { terms in
                    terms.uplink = Rates(down: 1_000_000_000, up: 500_000_000)
                    terms.counting = .online
                    terms.central = central
                })
            #expect(try await store.contention(of: provider.nas) == router && router.central == central)
            #expect(
                try await provider.changes(after: before) == [
                    "changed plan \(provider.plan)", "added nas \(central)", "changed nas \(central)",
                    "changed nas \(provider.nas)",
                ])
        }
    }

    @Test func centralRoutersStandBehindNobody() async throws {
        try await SmallProvider.with(.sqlite) { provider in
            let store = provider.store
            let core = try await store.perform(AddNAS(name: "core"))
            let refusals = [
                await provider.refusal {
                    try await store.perform(SetRouterContention(provider.nas) { $0.central = core })
                },
                await provider.refusal {
                    try await store.perform(
                        SetRouterContention(provider.nas) { terms in
                            terms.position = .central
                            terms.central = core
                        })
                },
                await provider.refusal {
                    _ = try await store.perform(SetRouterContention(core) { $0.position = .central })
                    _ = try await store.perform(SetRouterContention(provider.nas) { $0.central = core })
                    return try await store.perform(SetRouterContention(core) { $0.position = .access })
                },
            ]
            #expect(refusals.map { $0?.kind } == [.malformed, .malformed, .state])
        }
    }

    /// A central router is shared by the lines of the routers behind it, too; a line that is stopped is no member.
    @Test(arguments: StorageEngine.allCases)
    func aSceneHasEverythingThatCounts(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let store = provider.store
            let ratio = try #require(ContentionRatio(5))
            _ = try await store.perform(SetPlanContention(provider.plan) { $0.ratio = ratio })
            let core = try await store.perform(AddNAS(name: "core"))
            _ = try await store.perform(
                SetRouterContention(core) { terms in
                    terms.position = .central
                    terms.rule = .plans
                })
            _ = try await store.perform(SetRouterContention(provider.nas) { $0.central = core })
            for number in 1...7 {
                var terms = try provider.terms("line-\(number)")
                terms.nas = number > 5 ? core : provider.nas
                terms.state = number == 3 ? .stopped : .active
                terms.routes = [try IPPrefix(parsing: "2001:db8:0:\(number)00::/56")]
                _ = try await provider.add(terms)
            }
            let scene = try await store.contentionScene(of: core)
            #expect(scene.lines.map(\.name) == [1, 2, 4, 5, 6, 7].map { "line-\($0)" })
            let tree = try ContentionTree(scene)
            let group = try #require(tree.node(.group(.plan(provider.plan), in: nil)))
            #expect(group.limit == Rates(down: 120_000_000, up: 24_000_000))
            let blueprint = try ShapingBlueprint(tree, of: scene)
            #expect(
                blueprint.nodes.map(\.token.description) == ["group-plan-\(provider.plan)"]
                    + scene.lines.map { "line-\($0.id)" })
            #expect(blueprint.nodes.dropFirst().allSatisfy { $0.parent == 0 && $0.line?.prefixes.count == 1 })
        }
    }

    @Test func linesWithoutAddressesHaveNoQueue() throws {
        var scene = try TrafficScenes.scene(lines: 3, rate: Rates(both: 1_000), ratio: 5)
        scene.lines[1].prefixes = []
        scene.router.uplink = Rates(both: 9_000)
        scene.plans[0].profile = "home"
        let blueprint = try ShapingBlueprint(try ContentionTree(scene), of: scene)
        #expect(blueprint.nodes.map(\.token.description) == ["router-1", "group-plan-1", "line-1", "line-3"])
        #expect(blueprint.nodes.map(\.parent) == [nil, 0, 1, 1] && blueprint.nodes[1].profiles == ["home"])
    }
}
