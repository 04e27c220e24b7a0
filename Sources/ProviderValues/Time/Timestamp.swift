// SPDX-License-Identifier: Apache-2.0

/// An instant in UTC: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
///
/// Spans about ±292,000 years. Arithmetic saturates at both ends, so `distantFuture` ("open end") stays where it is
/// whatever is added to it.
public struct Timestamp: Sendable, Hashable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before.
    public var microseconds: Int64

    /// The instant `microseconds` after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The instant `seconds` after 1970-01-01T00:00:00Z, saturating.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: Self.microsecondsPerSecond)
        microseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Marks an interval that has not ended. Later than every instant that can happen.
    public static let distantFuture = Timestamp(microseconds: .max)

    /// Earlier than every instant that can happen.
    public static let distantPast = Timestamp(microseconds: .min)

    static let microsecondsPerSecond: Int64 = 1_000_000

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    public var seconds: Int64 {
        microseconds.flooredQuotientAndRemainder(dividingBy: Self.microsecondsPerSecond).quotient
    }

    /// Microseconds after `seconds`: 0 … 999,999.
    public var microsecondOfSecond: Int64 {
        microseconds.flooredQuotientAndRemainder(dividingBy: Self.microsecondsPerSecond).remainder
    }
}

extension Timestamp: InstantProtocol {
    /// Exact: an integer number of attoseconds.
    public typealias Duration = Swift.Duration

    /// The instant `duration` later, rounded towards the past to a microsecond, saturating.
    public func advanced(by duration: Duration) -> Timestamp {
        if self == .distantFuture || self == .distantPast { return self }
        let microsecondsLater = duration.attoseconds
            .flooredQuotientAndRemainder(dividingBy: Self.attosecondsPerMicrosecond).quotient
        // 2^127 / 10^12 plus an Int64 is far inside Int128: the sum cannot overflow.
        let sum = Int128(microseconds) + microsecondsLater
        return Timestamp(microseconds: Int64(clamping: sum))
    }

    /// The exact time from this instant to `other`; negative when `other` is earlier.
    public func duration(to other: Timestamp) -> Duration {
        // At most 2^64 microseconds, that is 2^104 attoseconds: fits Int128.
        let difference = Int128(other.microseconds) - Int128(microseconds)
        return Duration(attoseconds: difference * Self.attosecondsPerMicrosecond)
    }

    /// The earlier instant is smaller.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    private static let attosecondsPerMicrosecond: Int128 = 1_000_000_000_000
}
