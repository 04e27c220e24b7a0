// SPDX-License-Identifier: Apache-2.0

/// An IPv6 address with an optional zone, as in "fe80::1%eth0" (RFC 4007 §11): where a link-local address may be typed.
public struct ScopedIPv6Address: Sendable, Hashable {
    /// The address without its zone.
    public var address: IPv6Address
    /// The name or number of the zone, for link-local addresses the interface; nil when none was given.
    public let zone: String?

    /// Refuses a zone that is empty or has another character than visible ASCII without "%" and "/".
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            let end = Self.end(ofAddressIn: bytes)
            address = IPv6Address(bits: try IPv6Address.bits(parsing: bytes.extracting(..<end)))
            zone = end < bytes.count ? try Self.zone(in: bytes, from: end + 1) : nil
        } catch {
            throw AddressSyntaxError(.scopedAddress, error, in: bytes)
        }
    }

    private static func end(ofAddressIn bytes: Span<UInt8>) -> Int {
        for index in 0..<bytes.count where bytes[index] == ASCII.percent {
            return index
        }
        return bytes.count
    }

    private static func zone(in bytes: Span<UInt8>, from start: Int) throws(SyntaxFault) -> String {
        guard start < bytes.count else { throw SyntaxFault(.emptyZone, at: start) }
        var zone: [UInt8] = []
        for index in start..<bytes.count {
            let byte = bytes[index]
            guard byte > 0x20, byte < 0x7f, byte != ASCII.percent, byte != ASCII.slash else {
                throw SyntaxFault(byte == ASCII.slash ? .lengthNotAllowed : .unexpectedCharacter, at: index)
            }
            zone.append(byte)
        }
        return String(decoding: zone, as: UTF8.self)
    }
}

extension ScopedIPv6Address: CustomStringConvertible {
    public var description: String {
        zone.map { "\(address)%\($0)" } ?? address.description
    }
}
