// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What a service used, by day, week and billing month, and what it used freely.
///
/// To be kept, it is written as ``rows``: plain integers by kind and first day of the period.
public struct UsageCounters: Sendable, Hashable {
    private(set) var days = PeriodCounters()
    private(set) var weeks = PeriodCounters()
    private(set) var months = PeriodCounters()
    private(set) var free = PeriodCounters()

    /// Nothing used.
    public init() {}

    mutating func count(_ amount: FairUseAmount, in periods: PeriodStarts) {
        days.add(amount, start: periods.day)
        weeks.add(amount, start: periods.week)
        months.add(amount, start: periods.month)
    }

    mutating func countFree(_ amount: FairUseAmount, in periods: PeriodStarts) {
        free.add(amount, start: periods.month)
    }

    /// What stands against a limit.
    func used(_ limit: UsageLimit, in periods: PeriodStarts) -> Int64 {
        switch limit.period {
        case .day: days.amount(start: periods.day)[limit.measure]
        case .week: weeks.amount(start: periods.week)[limit.measure]
        case .month: months.amount(start: periods.month)[limit.measure]
        case .rolling(let count): days.sum(limit.measure, starts: periods.day - count + 1...periods.day)
        }
    }

    mutating func forget(daysBefore day: Int, weeksBefore week: Int, monthsBefore month: Int) {
        days.forget(before: day)
        weeks.forget(before: week)
        months.forget(before: month)
        free.forget(before: month)
    }
}

extension UsageCounters {
    /// A counter as it is stored.
    public struct Row: Sendable, Hashable {
        /// What kind of period.
        public let kind: Kind
        /// The first day of the period, by the service's calendar.
        public let start: CivilDate
        /// What was used in it.
        public let amount: FairUseAmount

        public init(_ kind: Kind, start: CivilDate, _ amount: FairUseAmount) {
            self.kind = kind
            self.start = start
            self.amount = amount
        }
    }

    /// The kinds of periods that are counted.
    public enum Kind: String, Sendable, CaseIterable {
        case day
        case week
        case month
        /// What did not count towards limits, by billing month.
        case free
    }

    /// Every counter.
    public var rows: [Row] {
        Kind.allCases.flatMap { kind in
            self[kind].entries.map { Row(kind, start: CivilDate(daysSinceEpoch: $0.start), $0.amount) }
        }
    }

    /// Counters of the same kind and period are added.
    public init(_ rows: [Row]) {
        for row in rows { self[row.kind].add(row.amount, start: row.start.daysSinceEpoch) }
    }

    subscript(kind: Kind) -> PeriodCounters {
        get {
            switch kind {
            case .day: days
            case .week: weeks
            case .month: months
            case .free: free
            }
        }
        set {
            switch kind {
            case .day: days = newValue
            case .week: weeks = newValue
            case .month: months = newValue
            case .free: free = newValue
            }
        }
    }
}
