// SPDX-License-Identifier: Apache-2.0

/// Random numbers that are the same in every run (SplitMix64), so that two runs measure the same work.
struct RepeatableNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        // The algorithm counts modulo 2^64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func next128() -> UInt128 {
        UInt128(next()) << 64 | UInt128(next())
    }
}
