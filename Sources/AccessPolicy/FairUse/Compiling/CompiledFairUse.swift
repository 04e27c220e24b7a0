// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// A fair-use policy made ready for counting and evaluating under a calendar.
///
/// A class, so that all services of a plan and zone share it by one reference; never changed once it is made.
public final class CompiledFairUse: Sendable {
    /// What it was made of.
    public let policy: FairUsePolicy
    /// By whose clocks it counts.
    public let calendar: FairUseCalendar

    let week: WeekTable
    /// Time rules by group, then by priority.
    let timeRules: [CompiledRule]
    /// Usage rules by priority.
    let usageRules: [CompiledRule]
    /// Rules that decide what counts, by priority.
    let overrides: [CompiledRule]
    /// The limits of all rules, rule by rule.
    let limits: [UsageLimit]
    /// What is looked at when usage grows.
    let watches: [LimitWatch]
    /// Days that limits look back over, today included: at least 1.
    public let daysInSight: Int

    /// Checks and compiles a policy.
    public init(_ policy: FairUsePolicy, calendar: FairUseCalendar) throws(FairUseFault) {
        try policy.check()
        self.policy = policy
        self.calendar = calendar
        week = WeekTable(policy)
        var limits: [UsageLimit] = []
        var rules: [CompiledRule] = []
        for (number, rule) in policy.rules.enumerated() {
            let first = limits.count
            limits += rule.limits
            rules.append(
                CompiledRule(
                    number: number, group: rule.group, action: CompiledAction(rule.action),
                    percentBase: rule.percentBase, limits: first..<limits.count, accounting: rule.accounting))
        }
        self.limits = limits
        timeRules = rules.filter(\.limits.isEmpty).sorted { ($0.group, $0.number) < ($1.group, $1.number) }
        usageRules = rules.filter { !$0.limits.isEmpty }
        overrides = rules.filter { $0.accounting != nil }
        watches = LimitWatch.all(of: policy)
        daysInSight = limits.map(\.period.daysInSight).max() ?? 1
    }

    /// The names of rules, by priority.
    public func names(of rules: RuleSet) -> [String] {
        rules.numbers.filter(policy.rules.indices.contains).map { policy.rules[$0].name }
    }
}

extension UsageLimitPeriod {
    /// Days whose counters the limit looks at one by one.
    fileprivate var daysInSight: Int {
        switch self {
        case .day, .week, .month: 1
        case .rolling(let days): days
        }
    }
}
