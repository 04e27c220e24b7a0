// SPDX-License-Identifier: Apache-2.0

internal import NetworkValues

/// Prefixes as they stand in attributes: an octet that is zero, the length, the leading octets of the address.
///
/// Octets behind the prefix's length may be left out (RFC 3162 section 2.3); those that are there hold no bits beyond it.
enum PrefixLayout {
    /// The prefix at `range`; nil when a rule is broken.
    ///
    /// - Parameter isMasked: whether bits beyond the prefix's length are cleared, instead of breaking a rule.
    static func ipv6Prefix(in bytes: Span<UInt8>, _ range: Range<Int>, isMasked: Bool = false) -> IPv6Prefix? {
        guard (2...18).contains(range.count), range.upperBound <= bytes.count, bytes[range.lowerBound] == 0 else {
            return nil
        }
        let length = Int(bytes[range.lowerBound + 1])
        let octets = range.count - 2
        guard length <= 128, octets * 8 >= length else { return nil }
        var bits: UInt128 = 0
        for place in range.dropFirst(2) {
            bits = bits << 8 | UInt128(bytes[place])
        }
        let address = IPv6Address(bits: bits << (128 - 8 * octets))
        return isMasked
            ? try? IPv6Prefix(masking: address, length: length) : try? IPv6Prefix(address, length: length)
    }

    /// The prefix of RFC 8044 section 3.11 at `range`: the address always has four octets; nil when a rule is broken.
    static func ipv4Prefix(in bytes: Span<UInt8>, _ range: Range<Int>) -> IPv4Prefix? {
        guard range.count == 6, range.upperBound <= bytes.count, bytes[range.lowerBound] == 0,
            let bits = bytes.number32(at: range.lowerBound + 2)
        else { return nil }
        return try? IPv4Prefix(IPv4Address(bits: bits), length: Int(bytes[range.lowerBound + 1] & 0x3f))
    }

    /// The octets of the address that a prefix of this length needs.
    static func octetCount(length: UInt8) -> Int { (Int(length) + 7) / 8 }
}
