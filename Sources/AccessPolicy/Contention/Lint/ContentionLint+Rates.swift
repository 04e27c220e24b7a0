// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// What makes a tree impossible.
extension ContentionLint {
    func badRates() -> [ContentionFinding] {
        var found: [ContentionFinding] = []
        func check(_ rates: Rates, _ what: String, _ name: String) {
            guard rates.down == 0 || rates.up == 0 else { return }
            found.append(
                ContentionFinding(
                    .zeroRate, name, "the \(what) “\(name)” are \(rates), and nothing passes through a rate of 0",
                    advice: "write them like 100M/20M; lines are held back with their state"))
        }
        if let uplink = scene.router.uplink { check(uplink, "rates of the uplink of", scene.router.name) }
        for sector in scene.sectors { check(sector.capacity, "capacity rates of sector", sector.name) }
        for plan in usedPlans { check(plan.rates, "rates of plan", plan.name) }
        return found
    }

    func guaranteesAboveRates() -> [ContentionFinding] {
        usedPlans.compactMap { plan in
            guard let guarantee = plan.guarantee, guarantee.lower(of: plan.rates) != guarantee else { return nil }
            return ContentionFinding(
                .guaranteeAboveRate, plan.name,
                "plan “\(plan.name)” guarantees \(guarantee), more than its rates \(plan.rates)",
                advice: "guarantee at most the rates, far less where a ratio is sold")
        }
    }

    /// A line below a parent that is slower than itself never sees what it was sold, not even at night.
    func parentsBelowLines() -> [ContentionFinding] {
        var found: [ContentionFinding] = []
        var plansBySector: [SectorID?: Set<PlanID>] = [:]
        for line in scene.lines {
            plansBySector[nil, default: []].insert(line.plan)
            if let sector = scene.sector(of: line) { plansBySector[sector, default: []].insert(line.plan) }
        }
        func check(_ capacity: Rates, _ what: String, _ name: String, _ ids: Set<PlanID>) {
            for plan in ids.compactMap({ plans[$0] }).sorted(by: { $0.id < $1.id })
            where plan.rates.lower(of: capacity) != plan.rates {
                found.append(
                    ContentionFinding(
                        .parentBelowLine, name,
                        "\(what) “\(name)” carries \(capacity), less than the \(plan.rates) that each line of plan "
                            + "“\(plan.name)” there is sold",
                        advice: "raise the capacity, or move these lines to a smaller plan"))
            }
        }
        if let uplink = scene.router.uplink { check(uplink, "router", scene.router.name, plansBySector[nil] ?? []) }
        for sector in scene.sectors {
            check(sector.capacity, "sector", sector.name, plansBySector[.some(sector.id)] ?? [])
        }
        return found
    }

    func foreignSectors() -> [ContentionFinding] {
        let own = Set(scene.sectors.map(\.id))
        let lost = scene.lines.filter { line in line.sector.map { !own.contains($0) } ?? false }
        guard let first = lost.first else { return [] }
        return [
            ContentionFinding(
                .foreignSector, scene.router.name,
                "\(lost.count) lines of router “\(scene.router.name)”, such as “\(first.name)”, stand in a sector of another router",
                advice: "place them in one of its own sectors, or in none")
        ]
    }
}
