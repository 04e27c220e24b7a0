// SPDX-License-Identifier: Apache-2.0

/// Writes lengths without the platform's formatter: three decimals at most, no exponent, no trailing zeros, never `-0`.
enum SVGNumber {
    /// A length, which must not be negative: viewers stop drawing at one that is (SVG 1.1 §9.2).
    static func length(_ value: Double) -> String {
        value > 0 ? text(value) : "0"
    }

    static func text(_ value: Double) -> String {
        // What is no number, or lies further away than any drawing, must still give a file that can be opened.
        let bounded = value.isNaN ? 0 : min(max(value, -limit), limit)
        let thousandths = Int64((bounded * 1_000).rounded())
        let (whole, part) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
        let sign = thousandths < 0 ? "-" : ""
        guard part != 0 else { return sign + String(whole) }
        var digits = String(part)
        digits = String(repeating: "0", count: 3 - digits.utf8.count) + digits
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }

    /// Doubles still tell thousandths apart here, and viewers compute with single precision anyway.
    private static let limit = 1_000_000_000.0
}
