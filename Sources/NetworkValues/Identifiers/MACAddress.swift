// SPDX-License-Identifier: Apache-2.0

/// A 48-bit hardware address.
public struct MACAddress: Sendable, Hashable {
    /// The address in the lowest 48 bits, its first octet highest; the upper 16 bits are zero.
    public let bits: UInt64

    /// Takes the lowest 48 bits.
    public init(bits: UInt64) {
        self.bits = bits & 0xffff_ffff_ffff
    }

    /// Reads the four usual forms, in upper or lower case: 00:16:3e:f1:25:d8, 00-16-3e-f1-25-d8, 0016.3ef1.25d8 and
    /// 00163ef125d8. Every digit must be written, and one form kept to the end.
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            bits = try Self.bits(parsing: bytes)
        } catch {
            throw AddressSyntaxError(.macAddress, error, in: bytes)
        }
    }

    private static func bits(parsing bytes: Span<UInt8>) throws(SyntaxFault) -> UInt64 {
        guard bytes.count > 0 else { throw SyntaxFault(.empty, at: 0) }
        let form = Form(of: bytes)
        var bits: UInt64 = 0
        for index in 0..<bytes.count {
            let byte = bytes[index]
            let isSeparator = byte == form.separator
            guard isSeparator || ASCII.isHexadecimal(byte) else { throw SyntaxFault(.unexpectedCharacter, at: index) }
            guard index < form.length, isSeparator == form.hasSeparator(at: index) else {
                throw SyntaxFault(.wrongDigitCount, at: index)
            }
            if !isSeparator {
                bits = bits << 4 | UInt64(ASCII.hexadecimalValue(byte))
            }
        }
        guard bytes.count == form.length else { throw SyntaxFault(.wrongDigitCount, at: bytes.count) }
        return bits
    }

    /// How the digits are grouped.
    private struct Form {
        let separator: UInt8?
        let groupWidth: Int

        /// Told by the first character that is not a digit; without one of the separators the digits stand alone.
        init(of bytes: Span<UInt8>) {
            var index = 0
            while index < bytes.count, ASCII.isHexadecimal(bytes[index]) {
                index += 1
            }
            let first = index < bytes.count ? bytes[index] : nil
            switch first {
            case ASCII.colon, ASCII.dash: (separator, groupWidth) = (first, 2)
            case ASCII.dot: (separator, groupWidth) = (first, 4)
            default: (separator, groupWidth) = (nil, 12)
            }
        }

        /// Characters of a complete text: twelve digits, and a separator between every two groups.
        var length: Int { 12 + 12 / groupWidth - 1 }

        func hasSeparator(at index: Int) -> Bool { index % (groupWidth + 1) == groupWidth }
    }
}

extension MACAddress {
    /// Whether it names a group of stations (the lowest bit of the first octet).
    public var isMulticast: Bool { bits >> 40 & 1 == 1 }

    /// Whether it was chosen locally, as randomising clients do, instead of by the manufacturer.
    public var isLocallyAdministered: Bool { bits >> 41 & 1 == 1 }

    /// The interface identifier that SLAAC derives from it: ff:fe in the middle and the universal/local bit inverted
    /// (RFC 4291 Appendix A).
    public var modifiedEUI64: InterfaceIdentifier {
        let upper = (bits >> 24) << 40
        return InterfaceIdentifier(bits: (upper | 0xff_fe00_0000 | bits & 0xff_ffff) ^ InterfaceIdentifier.universalBit)
    }
}

extension MACAddress: Comparable {
    public static func < (left: MACAddress, right: MACAddress) -> Bool {
        left.bits < right.bits
    }
}

extension MACAddress: CustomStringConvertible {
    /// Lower-case digits in pairs with colons between them.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(17)
        for shift in stride(from: UInt64(40), through: 0, by: -8) {
            let octet = UInt8(truncatingIfNeeded: bits >> shift)
            bytes.append(ASCII.hexadecimalDigit(octet >> 4))
            bytes.append(ASCII.hexadecimalDigit(octet & 0x0f))
            if shift > 0 {
                bytes.append(ASCII.colon)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
