// SPDX-License-Identifier: Apache-2.0

/// Numbers as people read them.
public enum GroupedDigits {
    /// The decimal digits in groups of three: “16,777,216”.
    public static func text(_ number: UInt128) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A number with its noun: “1 customer”, “256 customers”.
    public static func text(_ number: UInt128, _ noun: String) -> String {
        "\(text(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
