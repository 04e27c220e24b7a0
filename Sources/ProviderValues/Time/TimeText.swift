// SPDX-License-Identifier: Apache-2.0

/// Writes the ISO 8601 forms that `TimeFieldReader` reads.
struct TimeText {
    private var bytes: [UInt8] = []

    init() {
        // The longest: -290308-12-21T19:59:05.224192Z.
        bytes.reserveCapacity(32)
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ character: Unicode.Scalar) {
        bytes.append(UInt8(ascii: character))
    }

    mutating func append(_ date: CivilDate) {
        if (0...9_999).contains(date.year) {
            append(date.year, digits: 4)
        } else {
            append(date.year < 0 ? "-" : "+")
            append(abs(date.year), digits: 6)
        }
        append("-")
        append(date.month, digits: 2)
        append("-")
        append(date.day, digits: 2)
    }

    mutating func append(_ time: CivilTime) {
        append(time.hour, digits: 2)
        append(":")
        append(time.minute, digits: 2)
        append(":")
        append(time.second, digits: 2)
        if time.microsecond != 0 {
            append(".")
            append(time.microsecond, digits: 6)
        }
    }

    /// `value` is not negative and has at most `count` digits.
    private mutating func append(_ value: Int, digits count: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }
}
