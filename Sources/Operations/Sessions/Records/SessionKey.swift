// SPDX-License-Identifier: Apache-2.0

/// What a session is known by: 128 bits. As the number that a login gave, or as the identity of a session in the database.
public struct SessionKey: Sendable, Hashable {
    // Two halves and not one UInt128, which would align every value that holds one to 16 bytes.
    /// The upper 64 bits; in a number of ours they begin with the time of the login.
    public let high: UInt64
    /// The lower 64 bits.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension SessionKey: Comparable {
    /// The order of the 128-bit numbers, which is that of their bytes in the database.
    public static func < (left: SessionKey, right: SessionKey) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

extension SessionKey: CustomStringConvertible {
    /// 32 hexadecimal digits in the groups of a UUID, such as `0190f1e2-77a3-7d10-8c51-0123456789ab`.
    public var description: String {
        let digits = Self.digits(high) + Self.digits(low)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            .map { String(decoding: digits[$0], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// Reads what ``description`` writes, with or without the hyphens; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        for digit in digits {
            guard let value = Character(UnicodeScalar(digit)).hexDigitValue else { return nil }
            halves = (halves.0 << 4 | halves.1 >> 60, halves.1 << 4 | UInt64(value))
        }
        self.init(high: halves.0, low: halves.1)
    }

    private static func digits(_ half: UInt64) -> [UInt8] {
        let text = Array(String(half, radix: 16).utf8)
        return [UInt8](repeating: UInt8(ascii: "0"), count: 16 - text.count) + text
    }
}
