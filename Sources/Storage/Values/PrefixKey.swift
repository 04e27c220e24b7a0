// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// How a prefix stands in the database: 16 address bytes and one length byte, both families in one 128-bit space.
///
/// Byte order is tree order: a prefix sorts directly before everything inside it. So what lies inside a prefix is one
/// range of keys, and what covers it is at most 128 exact keys; both are index look-ups, on both engines.
public enum PrefixKey {
    /// Bytes of a key.
    public static let size = 17

    /// The key of a prefix.
    public static func bytes(of prefix: IPPrefix) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            write(prefix, into: buffer)
            count = size
        }
    }

    /// Writes the key's 17 bytes; the buffer must hold that many.
    static func write(_ prefix: IPPrefix, into buffer: UnsafeMutableBufferPointer<UInt8>) {
        write(prefix.mapped.address, into: buffer)
        buffer[16] = UInt8(truncatingIfNeeded: prefix.mappedLength)
    }

    /// Writes the 16 bytes of an address; the buffer must hold that many.
    static func write(_ address: IPv6Address, into buffer: UnsafeMutableBufferPointer<UInt8>) {
        var bits = address.bits
        for index in stride(from: 15, through: 0, by: -1) {
            buffer[index] = UInt8(truncatingIfNeeded: bits)
            bits >>= 8
        }
    }

    /// The prefix behind a key, or nil when the bytes are no key (wrong size, length over 128, host bits set).
    public static func prefix(from bytes: UnsafeRawBufferPointer) -> IPPrefix? {
        guard bytes.count == size, let address = address(from: bytes) else { return nil }
        guard let mapped = try? IPv6Prefix(address, length: Int(bytes[16])) else { return nil }
        return IPPrefix(mapped: mapped)
    }

    /// The address in the first 16 bytes, or nil when there are fewer.
    static func address(from bytes: UnsafeRawBufferPointer) -> IPv6Address? {
        guard bytes.count >= 16 else { return nil }
        let high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        let low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        return IPv6Address(bits: UInt128(high) << 64 | UInt128(low))
    }

    /// The first and last key of everything inside a prefix, the prefix itself included.
    ///
    /// The keys of IPv4 lie between those of ::/0 to ::/79 too: who asks for one of these must look at the family of
    /// what it gets.
    public static func interior(of prefix: IPPrefix) -> (first: SQLValue, last: SQLValue) {
        var last = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            write(prefix.mapped.last, into: buffer)
            buffer[16] = 128
            count = size
        }
        last[16] = 128
        return (.blob(bytes(of: prefix)), .blob(last))
    }

    /// Every prefix that covers this one, the widest first; without the prefix itself.
    ///
    /// IPv4 stops at 0.0.0.0/0: nothing of the other family covers it. Nothing wider than `outermost` is named, which must cover
    /// the prefix.
    public static func covers(of prefix: IPPrefix, within outermost: IPPrefix? = nil) -> [SQLValue] {
        let widest = outermost?.mappedLength ?? (prefix.family == .v4 ? 96 : 0)
        return (widest..<max(prefix.mappedLength, widest)).compactMap { length in
            prefix.mapped.supernet(length: length).map { .prefix(IPPrefix(mapped: $0)) }
        }
    }
}
