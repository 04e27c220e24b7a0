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
    /// Two bit sets instead of comparisons: the digits of an address are random, and a mispredicted branch costs more
    /// than the whole test.
    static func isHexadecimal(_ byte: UInt8) -> Bool {
        let digits: UInt64 = 0x03ff_0000_0000_0000
        let letters: UInt64 = 0x0000_007e_0000_007e
        let set = byte & 0x40 == 0 ? digits : letters
        return byte < 0x80 && (set &>> UInt64(byte & 0x3f)) & 1 == 1
    }

    /// The value of a byte that is known to be hexadecimal; meaningless, but harmless, for any other.
    static func hexadecimalValue(_ byte: UInt8) -> UInt8 {
        // Letters have bit 6, and their low four bits count from 1.
        (byte & 0x0f) &+ (byte &>> 6) &* 9
    }

    /// The lower-case digit of a value under 16.
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        // "a" comes 39 places after where the digits would have gone on.
        zero &+ value &+ (value > 9 ? 39 : 0)
    }
}
