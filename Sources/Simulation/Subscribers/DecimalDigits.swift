// SPDX-License-Identifier: Apache-2.0

/// Numbers as text, written a hundred thousand times a second.
enum DecimalDigits {
    /// Appends a number that is not negative, with zeros in front where it has fewer digits.
    static func append(_ number: Int, atLeast digits: Int = 1, to text: inout [UInt8]) {
        let start = text.count
        var rest = number.magnitude
        repeat {
            text.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        while text.count - start < digits { text.append(UInt8(ascii: "0")) }
        text[start...].reverse()
    }
}
