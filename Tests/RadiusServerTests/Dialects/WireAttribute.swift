// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// One attribute of a packet as it stands there, a vendor's one by itself in its attribute 26.
struct WireAttribute: Hashable, CustomStringConvertible {
    /// `8`, or `26.14988.8` for a vendor's.
    let number: String
    /// The whole attribute, header and value.
    let octets: [UInt8]
    /// The value alone.
    let value: [UInt8]

    /// The attributes of a packet, in its order; what stands together in one attribute 26 is taken apart.
    static func all(in packet: [UInt8]) throws -> [WireAttribute] {
        let framed = try FramedPacket(packet.span)
        var cursor = framed.attributes
        var attributes: [WireAttribute] = []
        while let (number, place) = cursor.next(in: packet.span) {
            let value = [UInt8](packet[place])
            guard number == 26, value.count > 4 else {
                attributes.append(
                    WireAttribute(number: "\(number)", octets: header(number, value.count) + value, value: value))
                continue
            }
            attributes += vendors(value)
        }
        return attributes
    }

    /// Every vendor that is tested has one octet of number and one of length.
    private static func vendors(_ value: [UInt8]) -> [WireAttribute] {
        let vendor = value.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        var rest = value.dropFirst(4)
        var attributes: [WireAttribute] = []
        while rest.count >= 2, let length = rest.dropFirst().first, length >= 2, let number = rest.first {
            let inner = [UInt8](rest.prefix(Int(length)))
            attributes.append(
                WireAttribute(
                    number: "26.\(vendor).\(number)", octets: header(26, 4 + inner.count) + value.prefix(4) + inner,
                    value: [UInt8](inner.dropFirst(2))))
            rest = rest.dropFirst(Int(length))
        }
        return attributes
    }

    private static func header(_ number: UInt8, _ count: Int) -> [UInt8] {
        [number, UInt8(truncatingIfNeeded: count + 2)]
    }

    var description: String {
        "\(number) " + octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
