// SPDX-License-Identifier: Apache-2.0

/// Octets written as hexadecimal digits.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two small digits an octet.
    static func text(_ bytes: Span<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for place in bytes.indices {
            text.append(digits[Int(bytes[place] >> 4)])
            text.append(digits[Int(bytes[place] & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The octets of an even number of digits, of either case; nil for anything else.
    static func octets(_ text: some StringProtocol) -> [UInt8]? {
        var octets: [UInt8] = []
        var first: UInt8?
        for character in text.utf8 {
            guard let value = value(of: character) else { return nil }
            if let high = first {
                octets.append(high << 4 | value)
                first = nil
            } else {
                first = value
            }
        }
        return first == nil ? octets : nil
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
