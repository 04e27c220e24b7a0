// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec

/// A text that is put together piece by piece to become the value of one attribute, without allocating.
struct ValueText: ~Copyable {
    private var octets = InlineArray<253, UInt8>(repeating: 0)
    /// The octets that were wanted, also when they are more than fit.
    private var count = 0

    /// What one attribute holds (RFC 2865 section 5).
    private static let longest = 253

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { text in
            for octet in text {
                append(octet)
            }
        }
    }

    mutating func append(_ text: [UInt8]) {
        for octet in text {
            append(octet)
        }
    }

    /// Appends a number in decimal digits.
    mutating func append(_ number: UInt64) {
        var digits = 1
        var rest = number
        while rest >= 10 {
            rest /= 10
            digits &+= 1
        }
        let start = count
        count &+= digits
        guard count <= Self.longest else { return }
        rest = number
        for place in stride(from: count &- 1, through: start, by: -1) {
            octets[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Appends an address in dotted decimal.
    mutating func append(_ address: IPv4Address) {
        for shift in stride(from: UInt32(24), through: 0, by: -8) {
            append(UInt64(address.bits >> shift & 0xff))
            if shift > 0 { append(UInt8(ascii: ".")) }
        }
    }

    private mutating func append(_ octet: UInt8) {
        if count < Self.longest { octets[count] = octet }
        count &+= 1
    }

    /// Appends the text to a packet as one attribute.
    consuming func write(as key: AttributeKey, into writer: inout PacketWriter) throws(PacketWritingError) {
        guard count <= Self.longest else { throw .valueTooLong(key, count: count, limit: Self.longest) }
        try writer.append(key, octets.span.extracting(first: count))
    }
}
