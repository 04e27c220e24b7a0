// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// All that fair use means for the lines of a plan in a zone: the rules, and the allowance of a capped plan.
///
/// A class, so that all of these lines share it by one reference; never changed once it is made.
public final class FairUseTerms: Sendable {
    /// The rules, ready for counting.
    public let rules: CompiledFairUse
    /// The allowance; nil where the plan has none.
    public let cap: CapTerms?

    /// - Parameter cap: checked before, see ``CapTerms/check()``.
    public init(_ rules: CompiledFairUse, cap: CapTerms? = nil) {
        self.rules = rules
        self.cap = cap
    }

    /// The first days of the oldest periods whose counters matter to what was used since an instant.
    public func oldestPeriods(since instant: Timestamp) -> OldestPeriods {
        let day = rules.place(instant.microseconds).day
        let periods = rules.calendar.periods(ofDay: day)
        return OldestPeriods(day: day - rules.daysInSight + 1, week: periods.week, month: periods.month)
    }

    /// The local date at an instant.
    public func today(_ now: Timestamp) -> CivilDate {
        CivilDate(daysSinceEpoch: rules.place(now.microseconds).day)
    }

    /// The full account of a line in the billing month that an instant falls into; nil where there is no allowance.
    func account(at instant: Timestamp) -> CapAccount? {
        cap.map { cap in
            let month = rules.calendar.periods(ofDay: rules.place(instant.microseconds).day).month
            return CapAccount(
                cap, periodStart: CivilDate(daysSinceEpoch: month),
                periodEnd: CivilDate(daysSinceEpoch: rules.calendar.monthAfter(month)))
        }
    }
}

/// First days of periods, counted from 1970-01-01.
public struct OldestPeriods: Sendable, Hashable {
    public var day: Int
    public var week: Int
    public var month: Int

    public init(day: Int, week: Int, month: Int) {
        self.day = day
        self.week = week
        self.month = month
    }

    /// The older of both, kind by kind.
    public func older(_ other: OldestPeriods) -> OldestPeriods {
        OldestPeriods(day: min(day, other.day), week: min(week, other.week), month: min(month, other.month))
    }
}
