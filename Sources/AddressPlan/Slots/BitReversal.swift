// SPDX-License-Identifier: Apache-2.0

/// Reversal of the low bits of a number, the counting rule of RFC 3531 §3.
enum BitReversal {
    /// The low `bits` bits in the opposite order; the others are dropped. `bits` is 0 to 64.
    static func reversed(_ value: UInt64, bits: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: reversed(UInt128(value), bits: bits))
    }

    /// The low `bits` bits in the opposite order; the others are dropped. `bits` is 0 to 128.
    static func reversed(_ value: UInt128, bits: Int) -> UInt128 {
        var rest = value
        var result: UInt128 = 0
        for _ in 0..<max(0, min(bits, 128)) {
            result = result << 1 | rest & 1
            rest >>= 1
        }
        return result
    }
}
