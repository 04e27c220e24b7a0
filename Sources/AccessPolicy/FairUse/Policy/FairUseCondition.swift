// SPDX-License-Identifier: Apache-2.0

/// What must hold for a rule to be in effect.
public enum FairUseCondition: Sendable, Hashable {
    /// So much was used.
    case limit(UsageLimit)
    /// The clock stands in a window of the week.
    case window(WeekWindow)
}

/// So much of something in a period.
public struct UsageLimit: Sendable, Hashable {
    /// The period that is looked at: the one that contains the instant in question.
    public var period: UsageLimitPeriod
    /// What is counted.
    public var measure: UsageMeasure
    /// Octets, or seconds online: the limit is reached with this many. Above 0.
    public var threshold: Int64

    public init(_ measure: UsageMeasure, in period: UsageLimitPeriod, atLeast threshold: Int64) {
        self.period = period
        self.measure = measure
        self.threshold = threshold
    }
}

/// What a limit counts.
public enum UsageMeasure: String, Sendable, CaseIterable {
    /// Octets towards the subscriber.
    case down
    /// Octets from the subscriber.
    case up
    /// Octets in both directions.
    case total
    /// Seconds online.
    case online
}

/// Over what a limit counts, by the calendar of the service.
public enum UsageLimitPeriod: Sendable, Hashable {
    case day
    case week
    /// From one billing day to the next.
    case month
    /// Today and the days before it, so many in all: 2 … ``longestRolling``.
    case rolling(days: Int)

    /// A quarter of a year; the days of it are kept one by one.
    public static let longestRolling = 92
}
