// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// A hardware address as NASes write it, which is more liberal than what people may type: with or without separators, with
/// the DHCP client identifier's hardware type in front (`1:0:c:42:1f:5b:7a`, where leading zeros are left out), or followed
/// by the name of a radio network.
enum StationMAC {
    /// The address in these octets of a request; nil when they are something else.
    static func read(_ range: Range<Int>, in bytes: Span<UInt8>) -> MACAddress? {
        guard range.upperBound <= bytes.count, range.count <= longest else { return nil }
        return unseparated(range, in: bytes) ?? separated(range, in: bytes)
    }

    /// Longer than any known form; bounds the work for a hostile text.
    private static let longest = 64

    private static func unseparated(_ range: Range<Int>, in bytes: Span<UInt8>) -> MACAddress? {
        guard range.count == 12 else { return nil }
        var bits: UInt64 = 0
        for place in range {
            guard let digit = digit(bytes[place]) else { return nil }
            bits = bits << 4 | digit
        }
        return MACAddress(bits: bits)
    }

    private static func separated(_ range: Range<Int>, in bytes: Span<UInt8>) -> MACAddress? {
        var groups = Groups()
        for place in range {
            if let digit = digit(bytes[place]) {
                guard groups.add(digit) else { return nil }
            } else if isSeparator(bytes[place]) {
                groups.close()
                if groups.isComplete { break }
            } else {
                return nil
            }
        }
        groups.close()
        return groups.address
    }

    /// Collects six groups of one or two digits, or three of four.
    private struct Groups {
        private var bits: UInt64 = 0
        private var group: UInt64 = 0
        private var digits = 0
        private var count = 0
        /// Digits of the widest group.
        private var width = 0
        private var first: UInt64 = 0

        mutating func add(_ digit: UInt64) -> Bool {
            guard digits < 4 else { return false }
            group = group << 4 | digit
            digits += 1
            return true
        }

        mutating func close() {
            guard digits > 0 else { return }
            width = max(width, digits)
            if count == 0 { first = group }
            bits = bits << (width > 2 ? 16 : 8) | group
            count += 1
            (group, digits) = (0, 0)
        }

        /// Seven groups: a hardware type and an address.
        var isComplete: Bool { count == 7 }

        var address: MACAddress? {
            switch (count, width) {
            case (6, 1...2), (3, 3...4): MACAddress(bits: bits)
            case (7, 1...2): first == ethernet ? MACAddress(bits: bits) : nil
            default: nil
            }
        }

        /// The hardware type of Ethernet in DHCP (RFC 2132 section 9.14).
        private var ethernet: UInt64 { 1 }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
