// SPDX-License-Identifier: Apache-2.0

/// What a row of a menu is called as long as it lives, such as `*1F`. That of a dynamic row dies with it, and after a restart of the
/// router another row may have it.
public struct ItemID: Sendable, Hashable {
    public let number: UInt64

    public init(_ number: UInt64) {
        self.number = number
    }
}

extension ItemID {
    /// Reads `*` and 1 to 16 hexadecimal digits of either case; nil for anything else.
    public init?(_ text: RawText) {
        let digits = text.octets.dropFirst()
        guard text.octets.first == UInt8(ascii: "*"), (1...16).contains(digits.count) else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard let value = Self.value(ofDigit: digit) else { return nil }
            number = number << 4 | UInt64(value)
        }
        self.init(number)
    }

    /// The word for it, as the router writes it.
    public var text: RawText { RawText("*" + String(number, radix: 16, uppercase: true)) }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension ItemID: CustomStringConvertible {
    public var description: String { text.text }
}
