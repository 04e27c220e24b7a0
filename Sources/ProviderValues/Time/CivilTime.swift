// SPDX-License-Identifier: Apache-2.0

/// A time of day as a wall clock shows it: 00:00:00 … 23:59:59.999999.
public struct CivilTime: Sendable, Hashable {
    /// 0 … 23.
    public let hour: Int
    /// 0 … 59.
    public let minute: Int
    /// 0 … 59; leap seconds are not counted.
    public let second: Int
    /// 0 … 999,999.
    public let microsecond: Int

    /// Nil when a field is out of its range.
    public init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        self.init(trustedHour: hour, minute: minute, second: second, microsecond: microsecond)
    }

    /// 00:00:00, the first moment of a day.
    public static let midnight = CivilTime(trustedHour: 0, minute: 0, second: 0, microsecond: 0)

    /// 0 … 86,399.
    public var secondOfDay: Int { (hour * 60 + minute) * 60 + second }

    /// `secondOfDay` is 0 … 86,399 and `microsecond` 0 … 999,999.
    init(secondOfDay: Int, microsecond: Int) {
        self.init(
            trustedHour: secondOfDay / 3_600, minute: secondOfDay / 60 % 60, second: secondOfDay % 60,
            microsecond: microsecond)
    }

    /// The caller has checked the ranges.
    private init(trustedHour hour: Int, minute: Int, second: Int, microsecond: Int) {
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
    }
}

extension CivilTime: Comparable {
    /// The earlier time of a day is smaller.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        (left.secondOfDay, left.microsecond) < (right.secondOfDay, right.microsecond)
    }
}
