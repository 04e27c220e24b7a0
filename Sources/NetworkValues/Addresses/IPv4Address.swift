// SPDX-License-Identifier: Apache-2.0

/// An IPv4 address.
public struct IPv4Address: Sendable, Hashable {
    /// The 32 bits, the first octet in the highest eight.
    public var bits: UInt32

    /// The address with these bits.
    public init(bits: UInt32) {
        self.bits = bits
    }

    /// Reads four decimal octets without leading zeros; nothing may stand before or after them.
    public init(parsing text: String) throws(AddressSyntaxError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Reads the ASCII bytes of ``init(parsing:)-(String)`` without allocating.
    public init(parsing bytes: Span<UInt8>) throws(AddressSyntaxError) {
        do throws(SyntaxFault) {
            bits = try Self.bits(parsing: bytes, from: 0)
        } catch {
            throw AddressSyntaxError(.ipv4Address, error, in: bytes)
        }
    }
}

extension IPv4Address: Comparable {
    public static func < (left: IPv4Address, right: IPv4Address) -> Bool {
        left.bits < right.bits
    }
}
