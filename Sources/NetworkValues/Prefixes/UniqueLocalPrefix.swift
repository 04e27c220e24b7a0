// SPDX-License-Identifier: Apache-2.0

/// A unique local prefix, fdxx:xxxx:xxxx::/48: fd00::/8 and a 40-bit Global ID (RFC 4193 §3.1).
public struct UniqueLocalPrefix: Sendable, Hashable {
    /// The number that makes the prefix unlike anybody else's, below 2^40.
    public let globalID: UInt64

    /// The greatest Global ID.
    public static let greatestGlobalID: UInt64 = 1 << 40 - 1

    /// Nil for a number of more than 40 bits.
    public init?(globalID: UInt64) {
        guard globalID <= Self.greatestGlobalID else { return nil }
        self.globalID = globalID
    }

    /// The algorithm of RFC 4193 §3.2.2: the lowest 40 bits of the SHA-1 digest of time and identifier.
    ///
    /// - Parameters:
    ///   - ntpTime: the time of day in the 64-bit format of NTP: seconds since 1900 in the upper half, fractions below.
    ///   - identifier: the modified EUI-64 of the machine that generates (see ``MACAddress/modifiedEUI64``).
    ///   - sha1: the digest of the bytes; nil results when it returns fewer than five.
    public init?(ntpTime: UInt64, identifier: InterfaceIdentifier, sha1: ([UInt8]) -> [UInt8]) {
        var key = ByteWriter()
        key.write(ntpTime)
        key.write(identifier.bits)
        let digest = sha1(key.bytes)
        guard digest.count >= 5 else { return nil }
        globalID = digest.suffix(5).reduce(0) { number, byte in number << 8 | UInt64(byte) }
    }

    /// The prefix, always a /48.
    public var prefix: IPv6Prefix {
        IPv6Prefix(uncheckedMasking: 0xfd << 120 | UInt128(globalID) << 80, length: 48)
    }
}

extension UniqueLocalPrefix: CustomStringConvertible {
    public var description: String { prefix.description }
}
