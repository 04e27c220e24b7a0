// SPDX-License-Identifier: Apache-2.0

/// An IPv6 address (RFC 4291).
///
/// A zone ("%eth0") is no part of it: see ``ScopedIPv6Address`` where one is allowed.
public struct IPv6Address: Sendable, Hashable {
    // Two halves and not one UInt128: types that hold an address then need no 16-byte alignment, which makes arrays of them a
    // third smaller, and unoptimised code of Swift 6.3 crashes on some enums inside structs that do (it keeps a returned
    // value in a place aligned for 8 bytes and loads it from there with an instruction that wants 16).
    private var high: UInt64
    private var low: UInt64

    /// The address with these bits.
    public init(bits: UInt128) {
        high = UInt64(truncatingIfNeeded: bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
    }

    /// The 128 bits, the first group in the highest sixteen.
    public var bits: UInt128 {
        get { UInt128(high) << 64 | UInt128(low) }
        set { self = IPv6Address(bits: newValue) }
    }

    /// Reads every form of RFC 4291 §2.2: full, with one "::" for at least one group, with a dotted decimal tail.
    ///
    /// Nothing may stand before or after the address: no spaces, no zone, no length, no brackets.
    public init(parsing text: String) throws(AddressSyntaxError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Reads the ASCII bytes of ``init(parsing:)-(String)`` without allocating.
    public init(parsing bytes: Span<UInt8>) throws(AddressSyntaxError) {
        do throws(SyntaxFault) {
            self.init(bits: try Self.bits(parsing: bytes))
        } catch {
            throw AddressSyntaxError(.ipv6Address, error, in: bytes)
        }
    }

    /// The address whose eight groups are given, the first one first; missing groups are zero and further ones ignored.
    public init(groups: UInt16...) {
        self.init(
            bits: groups.prefix(8).enumerated().reduce(0) { sum, group in
                sum | UInt128(group.element) << (112 - 16 * group.offset)
            })
    }
}

extension IPv6Address: Comparable {
    public static func < (left: IPv6Address, right: IPv6Address) -> Bool {
        left.bits < right.bits
    }
}
