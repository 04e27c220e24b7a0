// SPDX-License-Identifier: Apache-2.0

/// Numbers to spread waits by: no secret depends on them, and a transaction that is repeated gets the same ones again
/// (SplitMix64, Steele, Lea and Flood, 2014).
struct JitterGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt16 {
        // Modulo 2^64 is the algorithm's own.
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return UInt16(truncatingIfNeeded: word ^ word >> 31)
    }
}
