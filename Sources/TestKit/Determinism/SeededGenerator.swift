// SPDX-License-Identifier: Apache-2.0

/// A random number generator that gives the same numbers for the same seed, on every machine: a failing property test
/// fails again.
///
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): well distributed, one word of state, not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence that belongs to `seed`; every value is good.
    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        // Wrapping arithmetic is the algorithm's own: it works modulo 2^64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// `count` random bytes.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<max(0, count)).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// A random 128-bit number, uniform over all of them.
    public mutating func next128() -> UInt128 {
        UInt128(next()) << 64 | UInt128(next())
    }
}
