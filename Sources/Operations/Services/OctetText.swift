// SPDX-License-Identifier: Apache-2.0

/// Octets that are usually text, such as a circuit id: typed and shown as text, or as hexadecimal digits after `0x`.
public enum OctetText {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Reads either form; nil when digits follow `0x` that are no pairs of hexadecimal digits.
    public static func octets(parsing text: String) -> [UInt8]? {
        guard text.hasPrefix("0x") || text.hasPrefix("0X") else { return Array(text.utf8) }
        let pairs = Array(text.utf8.dropFirst(2))
        guard pairs.count.isMultiple(of: 2), !pairs.isEmpty else { return nil }
        var octets: [UInt8] = []
        for index in stride(from: 0, to: pairs.count, by: 2) {
            guard let high = value(pairs[index]), let low = value(pairs[index + 1]) else { return nil }
            octets.append(high << 4 | low)
        }
        return octets
    }

    /// Text where it reads back as the same octets, else digits.
    public static func text(of octets: [UInt8]) -> String {
        let isPlain = octets.allSatisfy { (0x20..<0x7F).contains($0) }
        let looksLikeDigits = octets.starts(with: Array("0x".utf8)) || octets.starts(with: Array("0X".utf8))
        let hasOuterBlank = octets.first == 0x20 || octets.last == 0x20
        guard isPlain, !looksLikeDigits, !hasOuterBlank, !octets.isEmpty else {
            return "0x"
                + String(decoding: octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
