// SPDX-License-Identifier: Apache-2.0

/// Texts in JSON and CSV, and rates in megabits.
enum LibreQoSQuoting {
    /// A JSON string (RFC 8259 section 7).
    static func json(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    /// A CSV field, always between quotes (RFC 4180 section 2). Line breaks become blanks: LibreQoS reads line by line.
    static func csv(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\"\""
            case "\n", "\r", "\0": " "
            default: String(scalar)
            }
        }
        return "\"" + scalars.joined() + "\""
    }

    /// Megabits a second with as many decimals as are needed to be exact: 8.75.
    static func megabits(_ rate: UInt64) -> String {
        let (whole, part) = rate.quotientAndRemainder(dividingBy: 1_000_000)
        guard part > 0 else { return String(whole) }
        var digits = String(part)
        digits = String(repeating: "0", count: 6 - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        default:
            guard scalar.value < 0x20 else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
