// SPDX-License-Identifier: Apache-2.0

/// The letters behind a rate: decimal, as line rates are sold, never multiples of 1024.
enum RateUnit: String, CaseIterable {
    case bits = ""
    case kilobits = "k"
    case megabits = "M"
    case gigabits = "G"
    case terabits = "T"

    var bitsPerSecond: UInt64 {
        switch self {
        case .bits: 1
        case .kilobits: 1_000
        case .megabits: 1_000_000
        case .gigabits: 1_000_000_000
        case .terabits: 1_000_000_000_000
        }
    }

    /// The unit of a letter in either case; nil for any other byte.
    init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "k"), UInt8(ascii: "K"): self = .kilobits
        case UInt8(ascii: "m"), UInt8(ascii: "M"): self = .megabits
        case UInt8(ascii: "g"), UInt8(ascii: "G"): self = .gigabits
        case UInt8(ascii: "t"), UInt8(ascii: "T"): self = .terabits
        default: return nil
        }
    }
}
