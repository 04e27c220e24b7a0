// SPDX-License-Identifier: Apache-2.0

import Operations

/// SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed 64-bit checksum of short messages that nobody without the key can
/// make, at the cost of a few dozen instructions.
///
/// The key has 128 bits. A tag of 64 bits cannot be searched for here: every try is a packet that we check.
struct SipHash: Sendable {
    private let key0: UInt64
    private let key1: UInt64

    /// - Parameter key: sixteen bytes; nil for another length.
    init?(key: [UInt8]) {
        guard key.count == 16 else { return nil }
        key0 = Self.word(key.span, at: 0, count: 8)
        key1 = Self.word(key.span, at: 8, count: 8)
    }

    /// A key of two numbers, for random ones.
    init(_ key0: UInt64, _ key1: UInt64) {
        self.key0 = key0
        self.key1 = key1
    }

    /// The tag of the first `count` bytes of a message; all of it when it is shorter.
    func tag(of message: Span<UInt8>, count: Int) -> UInt64 {
        let count = min(max(0, count), message.count)
        var state = SipState(key0, key1)
        var offset = 0
        while offset + 8 <= count {
            state.absorb(Self.word(message, at: offset, count: 8))
            offset += 8
        }
        let length = UInt64(truncatingIfNeeded: count) << 56
        state.absorb(length | Self.word(message, at: offset, count: count - offset))
        state.v2 ^= 0xff
        return state.squeeze()
    }

    /// Up to eight bytes in little-endian order; the caller keeps within the message.
    private static func word(_ bytes: Span<UInt8>, at offset: Int, count: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<count {
            word |= UInt64(bytes[offset + index]) << UInt64(8 * index)
        }
        return word
    }
}
