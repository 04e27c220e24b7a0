// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec

/// The resolvers of a grant. The RFCs have an attribute for those of IPv6 only.
extension PacketWriter {
    /// DNS-Server-IPv6-Address.
    mutating func append(ipv6Resolvers resolvers: [IPAddress]) throws(PacketWritingError) {
        for case .v6(let address) in resolvers {
            try append(.dnsServerIPv6Address, address)
        }
    }

    /// The first two resolvers of IPv4. Microsoft's attributes (RFC 2548 section 2.7) are those that PPP servers agree
    /// on.
    mutating func append(
        ipv4Resolvers resolvers: [IPAddress], first: AttributeKey = .msPrimaryDNSServer,
        second: AttributeKey = .msSecondaryDNSServer
    ) throws(PacketWritingError) {
        var key = first
        for case .v4(let address) in resolvers {
            try append(key, address)
            if key == second { return }
            key = second
        }
    }

    /// The first two resolvers of IPv6 in a vendor's attributes.
    mutating func append(
        ipv6Resolvers resolvers: [IPAddress], first: AttributeKey, second: AttributeKey
    ) throws(PacketWritingError) {
        var key = first
        for case .v6(let address) in resolvers {
            try append(key, address)
            if key == second { return }
            key = second
        }
    }
}

extension [IPAddress] {
    /// The remarks for vendors that can be told so many resolvers of a family.
    func remarks(on limits: [IPFamily: Int]) -> [DialectNote] {
        IPFamily.allCases.compactMap { family in
            guard let limit = limits[family], count(where: { $0.family == family }) > limit else { return nil }
            return .resolversCut(family, limit)
        }
    }
}
