// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Puts a tree together: first who stands below whom, then what each may have, from the lines up and from the router down.
struct ContentionTreeBuilder {
    private let scene: ContentionScene
    private let plans: [PlanID: ContentionPlan]
    private var nodes: [ContentionNode] = []
    /// What the guarantees below a node may add up to, where that is less than its limit.
    private var guaranteeable: [Int: Rates] = [:]
    private var children: [[Int]] = []

    init(_ scene: ContentionScene) {
        self.scene = scene
        plans = scene.plansByID
    }

    mutating func build() throws(ContentionError) -> [ContentionNode] {
        if let uplink = scene.router.uplink { try Self.check(uplink) }
        append(.router(scene.router.id), scene.router.name, below: nil, limit: scene.router.uplink)
        let lines = scene.lines.filter { plans[$0.plan] != nil }.sorted { $0.id < $1.id }
        if scene.router.rule == .sectors {
            for sector in scene.sectors.sorted(by: { $0.id < $1.id }) {
                try Self.check(sector.capacity)
                let index = append(.sector(sector.id), sector.name, below: 0, limit: sector.capacity)
                guaranteeable[index] = sector.guaranteeable
                try appendMembers(of: sector.id, lines, below: index)
            }
        }
        try appendMembers(of: nil, lines, below: 0)
        try addUp()
        try settleLimitsAndGuarantees()
        return nodes
    }

    /// The groups of a sector, or of the router, each with its lines, then the lines of plans that share nothing.
    private mutating func appendMembers(
        of sector: SectorID?, _ lines: [ContentionLine], below parent: Int
    ) throws(ContentionError) {
        let members = lines.filter { scene.sector(of: $0) == sector }
        var groups: [ContentionGroupName: [ContentionLine]] = [:]
        for line in members {
            if let group = plans[line.plan]?.group { groups[group, default: []].append(line) }
        }
        for group in groups.keys.sorted() {
            let lines = groups[group] ?? []
            let index = append(
                .group(group, in: sector), name(of: group), below: parent, limit: try limit(of: lines))
            for line in lines { try append(line, below: index) }
        }
        for line in members where plans[line.plan]?.group == nil { try append(line, below: parent) }
    }

    private func name(of group: ContentionGroupName) -> String {
        switch group {
        case .plan(let id): plans[id]?.name ?? "\(id)"
        case .bundle(let name): name
        }
    }

    private func limit(of lines: [ContentionLine]) throws(ContentionError) -> Rates {
        var counts: [PlanID: UInt64] = [:]
        for line in lines { counts[line.plan, default: 0] += scene.counts(line) ? 1 : 0 }
        var limit = Rates(both: 0)
        for direction in RateDirection.allCases {
            let shares = counts.compactMap { id, count in
                plans[id].map { plan in
                    ContentionArithmetic.Share(rate: plan.rates[direction], ratio: plan.ratio, members: count)
                }
            }
            limit[direction] = try ContentionArithmetic.parent(of: shares)
        }
        return limit
    }

    private mutating func append(_ line: ContentionLine, below parent: Int) throws(ContentionError) {
        guard let plan = plans[line.plan] else { return }
        try Self.check(plan.rates)
        let index = append(
            .line(line.id), line.name, below: parent, limit: plan.rates, priority: plan.priority)
        nodes[index].guarantee = plan.floor.lower(of: plan.rates)
        nodes[index].sold = plan.rates
        nodes[index].lines = 1
        nodes[index].members = scene.counts(line) ? 1 : 0
    }

    @discardableResult
    private mutating func append(
        _ subject: ContentionNode.Subject, _ name: String, below parent: Int?, limit: Rates?,
        priority: UInt8 = ContentionPlan.usualPriority
    ) -> Int {
        let index = nodes.count
        nodes.append(
            ContentionNode(
                subject: subject, name: name, parent: parent, limit: limit, effectiveLimit: limit,
                guarantee: Rates(both: 0), priority: priority, lines: 0, members: 0, sold: Rates(both: 0)))
        children.append([])
        if let parent { children[parent].append(index) }
        return index
    }

    /// What is sold, and how many lines there are, from the lines up.
    private mutating func addUp() throws(ContentionError) {
        for index in nodes.indices.reversed() {
            guard let parent = nodes[index].parent else { continue }
            nodes[parent].lines += nodes[index].lines
            nodes[parent].members += nodes[index].members
            for direction in RateDirection.allCases {
                nodes[parent].sold[direction] = try ContentionArithmetic.sum([
                    nodes[parent].sold[direction], nodes[index].sold[direction],
                ])
            }
        }
    }

    /// Limits from the router down; guarantees up to what fits, then down again to what their parent got.
    private mutating func settleLimitsAndGuarantees() throws(ContentionError) {
        for index in nodes.indices {
            guard let parent = nodes[index].parent, let above = nodes[parent].effectiveLimit else { continue }
            nodes[index].effectiveLimit = nodes[index].limit.map { $0.lower(of: above) } ?? above
        }
        for index in nodes.indices {
            if let limit = nodes[index].effectiveLimit {
                nodes[index].guarantee = nodes[index].guarantee.lower(of: limit)
            }
        }
        for index in nodes.indices.reversed() where !children[index].isEmpty {
            for direction in RateDirection.allCases {
                let sum = try ContentionArithmetic.sum(children[index].map { nodes[$0].guarantee[direction] })
                nodes[index].guarantee[direction] = min(sum, room(of: index, direction) ?? sum)
            }
        }
        for index in nodes.indices where !children[index].isEmpty {
            for direction in RateDirection.allCases {
                let wanted = children[index].map { nodes[$0].guarantee[direction] }
                let given = try ContentionArithmetic.scaled(wanted, into: nodes[index].guarantee[direction])
                for (child, guarantee) in zip(children[index], given) {
                    nodes[child].guarantee[direction] = guarantee
                }
            }
        }
    }

    /// What the guarantees below a node may add up to; nil for as much as they like.
    private func room(of index: Int, _ direction: RateDirection) -> UInt64? {
        [nodes[index].effectiveLimit?[direction], guaranteeable[index]?[direction]].compactMap { $0 }.min()
    }

    private static func check(_ rates: Rates) throws(ContentionError) {
        guard rates.down > 0, rates.up > 0 else { throw .zeroRate }
        guard max(rates.down, rates.up) <= ContentionArithmetic.maximumRate else { throw .overflow }
    }
}

extension ContentionGroupName: Comparable {
    /// Plans by number, then bundles by name.
    public static func < (left: ContentionGroupName, right: ContentionGroupName) -> Bool {
        switch (left, right) {
        case (.plan(let left), .plan(let right)): left < right
        case (.plan, .bundle): true
        case (.bundle, .plan): false
        case (.bundle(let left), .bundle(let right)): left < right
        }
    }
}
