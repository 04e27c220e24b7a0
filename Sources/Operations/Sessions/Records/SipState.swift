// SPDX-License-Identifier: Apache-2.0

/// The four words that SipHash (Aumasson and Bernstein, 2012) stirs. Who uses it sets them and says how it ends.
@frozen public struct SipState: Sendable {
    public var v0: UInt64
    public var v1: UInt64
    public var v2: UInt64
    public var v3: UInt64

    /// The words for a key.
    @inlinable
    public init(_ key0: UInt64, _ key1: UInt64) {
        v0 = key0 ^ 0x736f_6d65_7073_6575
        v1 = key1 ^ 0x646f_7261_6e64_6f6d
        v2 = key0 ^ 0x6c79_6765_6e65_7261
        v3 = key1 ^ 0x7465_6462_7974_6573
    }

    /// Takes in eight octets with two rounds.
    @inlinable
    public mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    /// Four rounds, and all words together.
    @inlinable
    public mutating func squeeze() -> UInt64 {
        for _ in 0..<4 { round() }
        return v0 ^ v1 ^ v2 ^ v3
    }

    // Wrapping arithmetic is the algorithm's own: it works modulo 2^64.
    @inlinable
    mutating func round() {
        v0 &+= v1
        v1 = (v1 &<< 13 | v1 &>> 51) ^ v0
        v0 = v0 &<< 32 | v0 &>> 32
        v2 &+= v3
        v3 = (v3 &<< 16 | v3 &>> 48) ^ v2
        v0 &+= v3
        v3 = (v3 &<< 21 | v3 &>> 43) ^ v0
        v2 &+= v1
        v1 = (v1 &<< 17 | v1 &>> 47) ^ v2
        v2 = v2 &<< 32 | v2 &>> 32
    }
}
