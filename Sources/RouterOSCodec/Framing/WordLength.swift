// SPDX-License-Identifier: Apache-2.0

/// The length in front of a word, in one to five octets; the first says how many.
///
///     0xxxxxxx                              up to 7 bits
///     10xxxxxx + 1 octet                    up to 14
///     110xxxxx + 2 octets                   up to 21
///     1110xxxx + 3 octets                   up to 28
///     11110000 + 4 octets                   up to 32
///     11111xxx                              reserved: no length, and nothing that follows can be understood
///
/// A sender uses the shortest form. Longer ones are read all the same: they leave no doubt.
enum WordLength {
    /// The longest word that a length can announce.
    static let greatest = Int(UInt32.max)

    /// How many octets follow the first one; nil for a reserved first octet.
    static func following(_ first: UInt8) -> Int? {
        switch first {
        case ..<0x80: 0
        case ..<0xC0: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        case ..<0xF8: 4
        default: nil
        }
    }

    /// The part of the length that the first octet holds.
    static func start(_ first: UInt8) -> Int {
        switch first {
        case ..<0x80: Int(first)
        case ..<0xC0: Int(first & 0x3F)
        case ..<0xE0: Int(first & 0x1F)
        case ..<0xF0: Int(first & 0x0F)
        // The three bits below are not used: 32 bits stand in the four octets that follow.
        default: 0
        }
    }

    /// Writes the shortest form of a length of 0 to ``greatest``.
    static func write(_ length: Int, to octets: inout [UInt8]) {
        let (marker, count): (UInt8, Int) =
            switch length {
            case ..<0x80: (0x00, 0)
            case ..<0x4000: (0x80, 1)
            case ..<0x20_0000: (0xC0, 2)
            case ..<0x1000_0000: (0xE0, 3)
            default: (0xF0, 4)
            }
        octets.append(marker | UInt8(truncatingIfNeeded: count == 4 ? 0 : length >> (8 * count)))
        for shift in stride(from: 8 * (count - 1), through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: length >> shift))
        }
    }
}
