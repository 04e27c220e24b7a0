// SPDX-License-Identifier: Apache-2.0

import TestKit

/// Texts for the comparison with Python: good ones, damaged ones and rubbish.
extension SeededGenerator {
    /// An address of either family.
    mutating func oracleAddressText() -> String {
        below(4) == 0
            ? spelling(v4: UInt32(truncatingIfNeeded: oracleBits())) : spelling(v6: oracleBits())
    }

    /// A prefix of either family; about half of them have no bits after the length.
    mutating func oraclePrefixText() -> String {
        let isShort = below(3) == 0
        let width = isShort ? 32 : 128
        let length = below(width + 1)
        let clears = below(2) == 0
        let mask: UInt128 = clears && length < 128 ? ~(UInt128.max >> (128 - width + length)) : .max
        let bits = oracleBits() & mask
        let address = isShort ? spelling(v4: UInt32(truncatingIfNeeded: bits)) : spelling(v6: bits)
        return address + (below(16) == 0 ? oddLength() : "/\(length)")
    }

    /// Two addresses with a dash, mostly of one family and mostly in order.
    mutating func oracleRangeText() -> String {
        let one = oracleBits()
        let other = below(4) == 0 ? oracleBits() : one ^ (next128() >> below(128))
        let isOrdered = below(16) > 0
        let ends = isOrdered ? (min(one, other), max(one, other)) : (one, other)
        guard below(4) == 0 else { return spelling(v6: ends.0) + "-" + spelling(v6: ends.1) }
        let octets = (UInt32(truncatingIfNeeded: one), UInt32(truncatingIfNeeded: other))
        return spelling(v4: min(octets.0, octets.1)) + "-" + spelling(v4: max(octets.0, octets.1))
    }

    /// The text unchanged in most cases, else with one to three faults, else rubbish of the same characters.
    mutating func maybeDamaged(_ text: String) -> String {
        switch below(16) {
        case 0...8: return text
        case 9: return (0..<below(24)).map { _ in oneOf(Self.pieces) }.joined()
        default:
            var bytes = Array(text.utf8)
            for _ in 0...below(3) {
                damage(&bytes)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        let place = below(bytes.count + 1)
        let end = min(bytes.count, place + below(6))
        switch below(7) {
        case 0, 1: bytes.insert(contentsOf: Array(oneOf(Self.pieces).utf8), at: place)
        case 2 where place < bytes.count: bytes.remove(at: place)
        case 3 where place < bytes.count:
            bytes.replaceSubrange(place...place, with: Array(oneOf(Self.pieces).utf8))
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 5: bytes.removeSubrange(place..<end)
        case 6 where place + 1 < bytes.count: bytes.swapAt(place, place + 1)
        default: break
        }
    }

    /// Behind a prefix's slash, or in place of it.
    private mutating func oddLength() -> String {
        oneOf([
            "", "/", "/-1", "/+8", "/ 8", "/8 ", "/08", "/032", "/0000128", "/33", "/128", "/129", "/256",
            "/264", "/1000",
            "/99999999999999999999999", "/255.255.255.0", "/0.0.0.255", "/ffff::", "/0x8", "/8/8",
            "/64%eth0", "%eth0/64",
            "/\u{664}", "/8\n",
        ])
    }

    private mutating func oneOf(_ texts: [String]) -> String {
        texts[below(texts.count)]
    }

    /// The characters of addresses, those that loose parsers let pass, and digits that are none in ASCII.
    private static let pieces =
        "0123456789abcdefABCDEF::::::....//%%-+gxG[] \t\n\r\u{0}\u{664}\u{ff11}\u{ff1a}\u{e9}"
        .unicodeScalars.map { String($0) }
        + [
            "::", "0", "00", "000", "01", "255", "256", "1.2.3.4", ":1.2.3.4", "%eth0", "/64", "ffff:",
            "0x",
        ]
}
