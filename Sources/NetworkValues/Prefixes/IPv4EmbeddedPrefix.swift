// SPDX-License-Identifier: Apache-2.0

/// An IPv6 prefix behind which IPv4 addresses are written, as NAT64 and 464XLAT do (RFC 6052 §2.2).
///
///     length  bits 32      40      48      56      64      72      80      88      96     104     112     120
///       32     v4(32)......................| u(8) | suffix ................................................
///       40             v4(24)..............| u    | (8)  | suffix .........................................
///       48                     v4(16)......| u    | (16)........| suffix ..................................
///       56                             (8) | u    | (24)................| suffix ..........................
///       64                                 | u    | v4(32)......................| suffix ..................
///       96                                                                      v4(32)......................
///
/// Bits 64 to 71, called u, are always zero.
public struct IPv4EmbeddedPrefix: Sendable, Hashable {
    /// The prefix, of one of ``lengths``.
    public let prefix: IPv6Prefix

    /// The lengths of RFC 6052 §2.2.
    public static let lengths: [UInt8] = [32, 40, 48, 56, 64, 96]

    /// 64:ff9b::/96. RFC 6052 §3.1: not to be used for private IPv4 addresses.
    public static let wellKnown = IPv4EmbeddedPrefix(
        unchecked: IPv6Prefix(uncheckedMasking: 0x64_ff9b << 96, length: 96))

    /// Refuses a length other than ``lengths`` and a prefix whose bits 64 to 71 are not zero.
    public init(_ prefix: IPv6Prefix) throws(IPv4EmbeddingError) {
        guard Self.lengths.contains(prefix.length) else { throw IPv4EmbeddingError.length(prefix) }
        guard prefix.address.bits & Self.reservedOctet == 0 else { throw IPv4EmbeddingError.reservedOctet(prefix) }
        self.init(unchecked: prefix)
    }

    private init(unchecked prefix: IPv6Prefix) {
        self.prefix = prefix
    }

    /// The IPv6 address that stands for an IPv4 address; the suffix is zero.
    public func embed(_ address: IPv4Address) -> IPv6Address {
        let placed = (UInt128(address.bits) << 96) >> prefix.length
        guard prefix.length <= 64 else { return IPv6Address(bits: prefix.address.bits | placed) }
        // What would lie at or behind the reserved octet moves past it.
        return IPv6Address(bits: prefix.address.bits | placed & Self.front | (placed & ~Self.front) >> 8)
    }

    /// The IPv4 address in an IPv6 address; nil when it lies outside the prefix or its bits 64 to 71 are not zero.
    ///
    /// The suffix is ignored, as RFC 6052 §2.2 wants.
    public func extract(_ address: IPv6Address) -> IPv4Address? {
        let bits = address.bits
        guard prefix.contains(address), bits & Self.reservedOctet == 0 else { return nil }
        let closed = prefix.length <= 64 ? bits & Self.front | (bits << 8) & ~Self.front : bits
        return IPv4Address(bits: UInt32(truncatingIfNeeded: (closed << prefix.length) >> 96))
    }

    private static let front = IPv6Prefix.mask(length: 64)
    private static let reservedOctet: UInt128 = 0xff << 56
}

extension IPv4EmbeddedPrefix: CustomStringConvertible {
    public var description: String { prefix.description }
}

/// Why IPv4 addresses cannot be embedded behind a prefix.
public enum IPv4EmbeddingError: Error, Sendable, Hashable {
    case length(IPv6Prefix)
    case reservedOctet(IPv6Prefix)
}

extension IPv4EmbeddingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .length(let prefix):
            "\(prefix) cannot hold embedded IPv4 addresses: RFC 6052 allows the lengths 32, 40, 48, 56, 64 and 96"
        case .reservedOctet(let prefix):
            "\(prefix) cannot hold embedded IPv4 addresses: bits 64 to 71 must be zero (RFC 6052 §2.2); "
                + "choose a prefix whose fifth group begins with 00"
        }
    }
}
