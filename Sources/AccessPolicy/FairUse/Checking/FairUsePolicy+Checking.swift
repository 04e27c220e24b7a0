// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension FairUsePolicy {
    /// Refuses what can never work, or would do something else than it says.
    public func check() throws(FairUseFault) {
        guard rules.count <= Self.ruleLimit else { throw .tooManyRules(rules.count) }
        guard rates.down > 0, rates.up > 0 else { throw .planWithoutRate(rates) }
        try Self.check(traffic, .traffic)
        try Self.check(online, .online)
        var names: Set<String> = []
        for (index, rule) in rules.enumerated() {
            guard rule.name.contains(where: { !$0.isWhitespace }) else { throw .unnamedRule(number: index + 1) }
            guard names.insert(rule.name).inserted else { throw .duplicateName(rule.name) }
            try rule.check()
        }
        try checkGroups()
        let bounds = try RateBounds(of: self)
        for rule in rules where rule.isUsageRule { try bounds.check(rule, planRates: rates) }
    }

    static func check(_ window: WeekWindow, _ place: WindowPlace) throws(FairUseFault) {
        guard !window.days.isEmpty else { throw .windowWithoutDays(place) }
        let minutes = 0...WeekWindow.minutesPerDay
        guard minutes.contains(window.from), window.from < WeekWindow.minutesPerDay, minutes.contains(window.to),
            window.from != window.to
        else { throw .malformedHours(place, from: window.from, to: window.to) }
    }

    /// A rule is a mistake when earlier ones of its group win whenever it holds.
    private func checkGroups() throws(FairUseFault) {
        var taken: [Int: WeekSpans] = [:]
        for rule in rules where !rule.isUsageRule {
            let before = taken[rule.group, default: .none]
            let after = before.union(rule.weekSpans)
            guard after != before else { throw .neverWins(rule: rule.name, group: rule.group) }
            taken[rule.group] = after
        }
    }
}
