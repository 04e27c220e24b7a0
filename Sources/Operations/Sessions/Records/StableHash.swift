// SPDX-License-Identifier: Apache-2.0

/// A hash that is the same on every node and after every start: what it gives is stored.
///
/// SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012) under a key that is no secret. Subscribers choose some of what goes
/// in, and who found two inputs with one hash could only merge sessions of one router; the key and its form never change.
struct StableHash {
    private var state = Self.begun
    private var word: UInt64 = 0
    private var count = 0

    /// Takes a number.
    mutating func combine(_ number: UInt64) {
        absorb(number)
    }

    /// Takes octets and how many they are: `ab` and `c` differ from `a` and `bc`.
    mutating func combine(_ octets: Span<UInt8>) {
        combine(UInt64(octets.count))
        let whole = octets.count & ~7
        octets.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: whole, by: 8) {
                absorb(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
            }
        }
        for index in whole..<octets.count { take(octets[index]) }
    }

    /// The hash of all that was taken.
    consuming func finish() -> SessionKey {
        state.absorb(word | UInt64(truncatingIfNeeded: count) << 56)
        state.v2 ^= 0xee
        let low = state.squeeze()
        state.v1 ^= 0xdd
        return SessionKey(high: state.squeeze(), low: low)
    }

    /// 64 bits of the hash of some octets.
    static func half(of octets: Span<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.combine(octets)
        return hash.finish().low
    }

    /// Takes eight octets, the lowest first; those before need not have filled a word.
    private mutating func absorb(_ next: UInt64) {
        let held = UInt64(8 * (count & 7))
        count &+= 8
        state.absorb(word | next &<< held)
        word = held == 0 ? 0 : next &>> (64 &- held)
    }

    private mutating func take(_ octet: UInt8) {
        word |= UInt64(octet) << UInt64(8 * (count & 7))
        count &+= 1
        guard count & 7 == 0 else { return }
        state.absorb(word)
        word = 0
    }

    private static let begun: SipState = {
        var state = SipState(0x6669_7273_7468_6f70, 0x7365_7373_696f_6e73)
        // For 128 bits.
        state.v1 ^= 0xee
        return state
    }()
}
