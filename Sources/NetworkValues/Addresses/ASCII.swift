// SPDX-License-Identifier: Apache-2.0

/// The characters of address texts, as bytes.
enum ASCII {
    static let percent = UInt8(ascii: "%")
    static let dash = UInt8(ascii: "-")
    static let dot = UInt8(ascii: ".")
    static let slash = UInt8(ascii: "/")
    static let zero = UInt8(ascii: "0")
    static let colon = UInt8(ascii: ":")

    /// The value of a decimal digit, or something greater than 9.
    static func decimalValue(_ byte: UInt8) -> UInt8 {
        byte &- zero
    }

    /// Whether a byte is one of 0-9, A-F, a-f.
    ///
    /// One bit set instead of six comparisons: the digits of an address are random, and a mispredicted branch costs more
    /// than the whole test.
    static func isHexadecimal(_ byte: UInt8) -> Bool {
        // Counted from "0", the digits are the bits 0 to 9, "A" to "F" 17 to 22 and "a" to "f" 49 to 54.
        let digits: UInt64 = 0x007e_0000_007e_03ff
        let bit = UInt64(byte &- zero)
        return bit < 64 && (digits &>> bit) & 1 == 1
    }

    /// The value of a byte that is known to be hexadecimal; meaningless, but harmless, for any other.
    static func hexadecimalValue(_ byte: UInt8) -> UInt32 {
        // Letters have bit 6, and their low four bits count from 1.
        let code = UInt32(byte)
        return (code & 0x0f) &+ (code &>> 6) &* 9
    }

    /// The lower-case digit of a value under 16.
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        // "a" comes 39 places after where the digits would have gone on.
        zero &+ value &+ (value > 9 ? 39 : 0)
    }
}
