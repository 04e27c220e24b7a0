// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A line under fair use: what it has used, what is left of its allowance, and what it may have for that.
public struct FairUseLine: Sendable {
    public let terms: FairUseTerms
    public private(set) var counters: UsageCounters
    /// Nil where the plan has no allowance.
    public private(set) var account: CapAccount?

    /// - Parameters:
    ///   - counters: what was counted before, as far as it matters: see ``FairUseTerms/oldestPeriods(since:)``.
    ///   - account: what was left before; nil begins a full one where the plan has an allowance.
    public init(_ terms: FairUseTerms, counters: UsageCounters = UsageCounters(), account: CapAccount?, now: Timestamp)
    {
        self.terms = terms
        self.counters = counters
        self.account = terms.cap == nil ? nil : account ?? terms.account(at: now)
    }

    /// Counts what was used between two readings.
    ///
    /// - Parameter effects: what follows is added, in order.
    public mutating func count(_ delta: UsageDelta, now: Timestamp, effects: inout [FairUseLineEffect]) {
        var ofRules: [FairUseEffect] = []
        guard let cap = terms.cap, var account else {
            terms.rules.count(delta, into: &counters, effects: &ofRules)
            return effects += ofRules.map { .rule($0) }
        }
        let before = counters
        terms.rules.count(delta, into: &counters, effects: &ofRules)
        effects += ofRules.map { .rule($0) }
        let day = terms.today(delta.to)
        for part in counters.monthlyGrowth(since: before) {
            begin(&account, through: CivilDate(daysSinceEpoch: part.start), cap)
            // A billing month that is over has been settled: what is heard of it too late costs nobody anything.
            guard account.periodStart.daysSinceEpoch <= part.start else { continue }
            let followed = account.use(
                part.amount[cap.measure], counts: part.counts, cap, on: day, now: now)
            effects += followed.map { .cap($0, periodStart: account.periodStart) }
        }
        self.account = account
    }

    /// What the line may have at `now`, when everything reported until then is counted.
    public mutating func speed(at now: Timestamp) -> FairUseSpeed {
        let verdict = terms.rules.verdict(at: now, counters)
        let planRates = terms.rules.policy.rates
        guard let cap = terms.cap, var account else {
            let speed = LineSpeed(verdict, planRates: planRates, now: now)
            return FairUseSpeed(speed: speed, rules: terms.rules.names(of: verdict.rules))
        }
        let place = terms.rules.place(now.microseconds)
        let today = CivilDate(daysSinceEpoch: place.day)
        begin(&account, through: today, cap)
        self.account = account
        let spentCap = account.isSpent(cap, on: today) ? cap.action : nil
        let speed = LineSpeed(verdict, spentCap: spentCap, planRates: planRates, now: now)
        let turn = account.nextTurn(after: today).daysSinceEpoch
        let next = terms.rules.calendar.start(ofDay: turn, after: place.instant, period: place.period)
        return FairUseSpeed(
            speed: LineSpeed(
                block: speed.block, rates: speed.rates, decidedBy: speed.decidedBy,
                next: min(speed.next ?? .distantFuture, Timestamp(microseconds: next))),
            rules: terms.rules.names(of: verdict.rules))
    }

    /// Adds octets that were bought; does nothing where the plan has no allowance.
    public mutating func topUp(_ octets: Int64, validity: TopUpValidity, now: Timestamp) {
        guard let cap = terms.cap, var account else { return }
        let today = terms.today(now)
        begin(&account, through: today, cap)
        account.topUp(octets, validity: validity, on: today)
        self.account = account
    }

    /// The line under other terms: what was used and what was bought go with it.
    ///
    /// - Parameter allowance: octets that the plan before included.
    public mutating func change(from allowance: Int64, _ rule: PlanChangeRule, now: Timestamp) {
        guard let cap = terms.cap, var account else { return }
        let today = terms.today(now)
        account.change(from: CapTerms(allowance: allowance), to: cap, on: today, rule)
        self.account = account
    }

    /// Begins billing months until the one that contains a day.
    private func begin(_ account: inout CapAccount, through day: CivilDate, _ cap: CapTerms) {
        let calendar = terms.rules.calendar
        guard account.periodEnd <= day else { return }
        // Whatever lies between two months of an account that nobody has looked at for long was not used.
        var start = account.periodEnd.daysSinceEpoch
        let last = calendar.periods(ofDay: day.daysSinceEpoch).month
        var months = 0
        while start <= last, months < Self.monthsAtMost {
            let end = max(calendar.monthAfter(start), start + 1)
            account.begin(
                cap, periodStart: CivilDate(daysSinceEpoch: start), periodEnd: CivilDate(daysSinceEpoch: end))
            start = end
            months += 1
        }
    }

    /// A hundred years, as long as ``FairUseCalendar/instants``.
    private static let monthsAtMost = 1_200
}

/// What a line under fair use may have, and why.
public struct FairUseSpeed: Sendable, Hashable {
    public let speed: LineSpeed
    /// The names of the rules in effect, by priority.
    public let rules: [String]
}

/// Something that has to happen once because a line used more: the caller stores it under its key, once.
public enum FairUseLineEffect: Sendable, Hashable {
    case rule(FairUseEffect)
    /// Of the allowance of the billing month that began on this day.
    case cap(CapEffect, periodStart: CivilDate)

    /// Equal for effects that must happen only once. The caller puts the service in front.
    public var key: String {
        switch self {
        case .rule(let effect): effect.key
        case .cap(let effect, let start): effect.key(start)
        }
    }
}
