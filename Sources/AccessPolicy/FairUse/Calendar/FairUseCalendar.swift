// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// By whose clocks a service's usage is counted, and when its weeks and billing months begin.
///
/// The changes of a zone are looked up once, when the calendar is made; keep it and share it.
public struct FairUseCalendar: Sendable, Hashable {
    /// The zone's name, for those who read.
    public let zone: String
    /// The day on which weeks begin.
    public let weekStart: WeekStart
    /// The day on which billing months begin: 1 … 31; a shorter month begins it on its last day.
    public let billingDay: Int
    /// Periods in which clocks are not moved: from when on, ascending; the first begins with ``instants``.
    let offsets: [OffsetPeriod]

    /// - Parameters:
    ///   - weekStart: the day on which weeks begin.
    ///   - billingDay: 1 … 31; a day outside of it is taken as the nearest of these.
    public init(zone: TimeZoneRules, weekStart: WeekStart = .monday, billingDay: Int = 1) {
        self.zone = zone.name
        self.weekStart = weekStart
        self.billingDay = min(max(billingDay, 1), 31)
        let first = OffsetPeriod(start: Self.instants.lowerBound, utcOffset: zone.offset(at: Self.firstInstant))
        let span = Self.firstInstant..<Timestamp(microseconds: Self.instants.upperBound)
        offsets =
            [first]
            + zone.offsetChanges(in: span).map {
                OffsetPeriod(start: $0.at.microseconds, utcOffset: $0.utcOffset)
            }
    }

    /// Microseconds since 1970 that are told apart: 2000 to 2100. An instant outside is taken as the nearest of these, so
    /// that nothing overflows whatever a router reports.
    static let instants: ClosedRange<Int64> = 946_684_800_000_000...4_102_444_800_000_000

    private static let firstInstant = Timestamp(microseconds: instants.lowerBound)
    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The index in ``offsets`` of the period that contains an instant of ``instants``.
    func period(of instant: Int64) -> Int {
        var (low, high) = (0, offsets.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if offsets[middle].start <= instant { low = middle } else { high = middle }
        }
        return low
    }

    /// Where a period ends: the next one's start.
    func end(ofPeriod period: Int) -> Int64 {
        period + 1 < offsets.count ? offsets[period + 1].start : .max
    }

    /// The first instant after `instant` at which clocks show day `day` (since 1970) or a later one. `period` is the instant's.
    func start(ofDay day: Int, after instant: Int64, period: Int) -> Int64 {
        let midnight = Int64(day) * Self.microsecondsPerDay
        for index in period..<offsets.count {
            let start = max(midnight - offsets[index].utcOffset, offsets[index].start, instant)
            if start < end(ofPeriod: index) { return start }
        }
        return .max
    }
}

/// A time in which a zone's clocks are not moved.
struct OffsetPeriod: Sendable, Hashable {
    /// Microseconds since 1970.
    let start: Int64
    /// Microseconds that clocks are ahead of UTC.
    let utcOffset: Int64

    init(start: Int64, utcOffset seconds: Int) {
        self.start = start
        utcOffset = Int64(seconds) * 1_000_000
    }
}

/// The day on which weeks begin.
public enum WeekStart: String, Sendable, CaseIterable {
    case monday
    case sunday
}
