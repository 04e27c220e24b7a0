// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit

/// Small routers to share.
enum Scenes {
    static let router = ContentionRouter(id: NASID(1), name: "tower", rule: .sectors, position: .central)

    /// Lines of one plan, the first of them with the number 1.
    static func plain(
        lines: Int, rate: Rates, ratio: ContentionRatio, guarantees: Bool = false, sector capacity: Rates? = nil
    ) -> ContentionScene {
        let plan = ContentionPlan(
            id: PlanID(1), name: "Home", rates: rate, ratio: ratio, guaranteesShare: guarantees)
        let sectors = capacity.map { [ContentionSector(id: SectorID(1), name: "North", capacity: $0)] } ?? []
        return ContentionScene(
            router: router, sectors: sectors, plans: [plan],
            lines: (0..<lines).map { line($0 + 1, plan: 1, sector: capacity == nil ? nil : 1) })
    }

    static func line(_ number: Int, plan: Int64, sector: Int64? = nil, isOnline: Bool = true) -> ContentionLine {
        ContentionLine(
            id: ServiceID(Int64(number)), name: "line \(number)", plan: PlanID(plan),
            sector: sector.map { SectorID($0) }, isOnline: isOnline,
            prefixes: [IPPrefix(.v6(IPv6Address(bits: UInt128(number) << 64)))])
    }

    /// Reads “5x5000000@1:5 + guarantee in 30000000”; the last two may be missing.
    static func parse(_ text: String) -> ContentionScene? {
        let words = text.split(separator: " ")
        guard let terms = words.first?.split(separator: "x"), terms.count == 2 else { return nil }
        let plan = terms[1].split(separator: "@")
        guard plan.count == 2, let lines = Int(terms[0]), let rate = UInt64(plan[0]),
            let ratio = ContentionRatio(String(plan[1]))
        else { return nil }
        let capacity = words.firstIndex(of: "in").flatMap { UInt64(words[$0 + 1]) }
        return plain(
            lines: lines, rate: Rates(both: rate), ratio: ratio, guarantees: words.contains("guarantee"),
            sector: capacity.map { Rates(both: $0) })
    }

    /// A router with sectors, plans that share and plans that do not, chosen by chance.
    static func random(_ generator: inout SeededGenerator) -> ContentionScene {
        let plans = (1...4).map { number in
            let rate = UInt64.random(in: 1...50, using: &generator) * 1_000
            return ContentionPlan(
                id: PlanID(Int64(number)), name: "plan \(number)", rates: Rates(down: rate, up: rate / 4 + 1),
                ratio: ContentionRatio(UInt32.random(in: 1...8, using: &generator)) ?? .uncontended,
                bundle: number > 2 && Bool.random(using: &generator) ? "both" : nil,
                guaranteesShare: Bool.random(using: &generator),
                priority: UInt8.random(in: 1...8, using: &generator))
        }
        let sectors = (1...2).map { number in
            let capacity = UInt64.random(in: 20...200, using: &generator) * 1_000
            return ContentionSector(
                id: SectorID(Int64(number)), name: "sector \(number)",
                capacity: Rates(down: capacity, up: capacity / 3),
                reservePercent: UInt32.random(in: 0...30, using: &generator))
        }
        let lines = (1...Int.random(in: 1...30, using: &generator)).map { number in
            line(
                number, plan: Int64.random(in: 1...4, using: &generator),
                sector: [nil, 1, 2].randomElement(using: &generator) ?? nil, isOnline: Bool.random(using: &generator))
        }
        var router = router
        router.uplink = Bool.random(using: &generator) ? Rates(down: 150_000, up: 60_000) : nil
        router.rule = ContentionRule.allCases.randomElement(using: &generator) ?? .sectors
        router.counting = MemberCounting.allCases.randomElement(using: &generator) ?? .assigned
        return ContentionScene(router: router, sectors: sectors, plans: plans, lines: lines)
    }
}
