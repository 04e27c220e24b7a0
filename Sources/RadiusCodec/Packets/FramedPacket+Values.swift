// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Values of attributes, read where they stand. Nil when the attribute is missing or its octets do not fit the type.
extension FramedPacket {
    /// The number in the four octets of the first such attribute, also when they are a time.
    public func integer(_ key: AttributeKey, in bytes: Span<UInt8>) -> UInt32? {
        guard let value = first(key, in: bytes), value.count == 4 else { return nil }
        return bytes.number32(at: value.lowerBound)
    }

    /// The address in the first such attribute.
    public func ipv4Address(_ key: AttributeKey, in bytes: Span<UInt8>) -> IPv4Address? {
        integer(key, in: bytes).map(IPv4Address.init(bits:))
    }

    /// The address in the first such attribute.
    public func ipv6Address(_ key: AttributeKey, in bytes: Span<UInt8>) -> IPv6Address? {
        guard let value = first(key, in: bytes) else { return nil }
        return Self.ipv6Address(at: value, in: bytes)
    }

    /// The address in a value that a ``ValueCursor`` has found.
    public static func ipv6Address(at value: Range<Int>, in bytes: Span<UInt8>) -> IPv6Address? {
        guard value.count == 16, let high = bytes.number64(at: value.lowerBound),
            let low = bytes.number64(at: value.lowerBound &+ 8)
        else { return nil }
        return IPv6Address(bits: UInt128(high) << 64 | UInt128(low))
    }

    /// The prefix in the first such attribute (RFC 3162 section 2.3).
    public func ipv6Prefix(_ key: AttributeKey, in bytes: Span<UInt8>) -> IPv6Prefix? {
        guard let value = first(key, in: bytes) else { return nil }
        return PrefixLayout.ipv6Prefix(in: bytes, value)
    }

    /// The prefix in a value that a ``ValueCursor`` has found, bits beyond its length cleared: for reports of what a router
    /// has done, which count even when it writes its own address there.
    public static func ipv6Prefix(masking value: Range<Int>, in bytes: Span<UInt8>) -> IPv6Prefix? {
        PrefixLayout.ipv6Prefix(in: bytes, value, isMasked: true)
    }

    /// The interface identifier in the first such attribute.
    public func interfaceIdentifier(_ key: AttributeKey, in bytes: Span<UInt8>) -> InterfaceIdentifier? {
        guard let value = first(key, in: bytes), value.count == 8 else { return nil }
        return bytes.number64(at: value.lowerBound).map(InterfaceIdentifier.init(bits:))
    }

    /// The octets of the first such attribute as text, wrong UTF-8 replaced; for messages, since it allocates.
    public func text(_ key: AttributeKey, in bytes: Span<UInt8>) -> String? {
        first(key, in: bytes).map { String(decoding: bytes.octets($0), as: UTF8.self) }
    }
}
