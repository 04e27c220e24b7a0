// SPDX-License-Identifier: Apache-2.0

/// A hash that is the same on every node and after every start: what it gives is stored.
///
/// SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012) under a key that is no secret. Subscribers choose some of what goes
/// in, and who found two inputs with one hash could only merge sessions of one router; the key and its form never change.
struct StableHash {
    private var v0: UInt64 = 0x736f_6d65_7073_6575 ^ 0x6669_7273_7468_6f70
    private var v1: UInt64 = 0x646f_7261_6e64_6f6d ^ 0x7365_7373_696f_6e73 ^ 0xee
    private var v2: UInt64 = 0x6c79_6765_6e65_7261 ^ 0x6669_7273_7468_6f70
    private var v3: UInt64 = 0x7465_6462_7974_6573 ^ 0x7365_7373_696f_6e73
    private var word: UInt64 = 0
    private var count = 0

    /// Takes a number.
    mutating func combine(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { take(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// Takes octets and how many they are: `ab` and `c` differ from `a` and `bc`.
    mutating func combine(_ octets: Span<UInt8>) {
        combine(UInt64(octets.count))
        for index in octets.indices { take(octets[index]) }
    }

    /// The hash of all that was taken.
    consuming func finish() -> SessionKey {
        absorb(word | UInt64(truncatingIfNeeded: count) << 56)
        v2 ^= 0xee
        for _ in 0..<4 { round() }
        let low = v0 ^ v1 ^ v2 ^ v3
        v1 ^= 0xdd
        for _ in 0..<4 { round() }
        return SessionKey(high: v0 ^ v1 ^ v2 ^ v3, low: low)
    }

    /// 64 bits of the hash of some octets.
    static func half(of octets: Span<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.combine(octets)
        return hash.finish().low
    }

    private mutating func take(_ octet: UInt8) {
        word |= UInt64(octet) << UInt64(8 * (count & 7))
        count &+= 1
        guard count & 7 == 0 else { return }
        absorb(word)
        word = 0
    }

    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    // Wrapping arithmetic is the algorithm's own: it works modulo 2^64.
    private mutating func round() {
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
