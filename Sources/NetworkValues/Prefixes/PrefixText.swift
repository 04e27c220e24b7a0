// SPDX-License-Identifier: Apache-2.0

/// The text of a prefix, "address/length", cut at its slash.
///
/// Stricter than most tools in one point: the length must be written. A forgotten "/32" would otherwise become a single
/// address without a word.
struct PrefixText {
    /// Where the slash stands.
    let slash: Int
    /// The decimal number behind it.
    let length: Int

    /// Finds the slash and reads the length behind it, which is at most `limit`.
    init(_ bytes: Span<UInt8>) throws(SyntaxFault) {
        guard bytes.count > 0 else { throw SyntaxFault(.empty, at: 0) }
        var slash = 0
        while slash < bytes.count, bytes[slash] != ASCII.slash {
            slash += 1
        }
        guard slash + 1 < bytes.count else { throw SyntaxFault(.missingLength, at: bytes.count) }
        var length = 0
        for index in (slash + 1)..<bytes.count {
            let digit = ASCII.decimalValue(bytes[index])
            guard digit <= 9 else { throw SyntaxFault(.unexpectedCharacter, at: index) }
            length = min(length * 10 + Int(digit), Self.lengthCap)
        }
        self.slash = slash
        self.length = length
    }

    /// Longer numbers are all equally wrong; stopping here keeps the sum from overflowing.
    private static let lengthCap = 1000

    /// The place of the length, for errors about it.
    var lengthOffset: Int { slash + 1 }

    /// The length once it is known how many bits the address has.
    func length(atMost width: Int) throws(SyntaxFault) -> Int {
        guard length <= width else { throw SyntaxFault(.lengthOutOfRange, at: lengthOffset) }
        return length
    }
}

extension IPv6Prefix {
    /// Reads "2001:db8::/32": an address as ``IPv6Address/init(parsing:)-(String)`` reads it, a slash and a decimal
    /// length of 0 to 128. Bits set after the length are refused, and the error names the network that was meant.
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            try self.init(bytes)
        } catch {
            throw AddressSyntaxError(.ipv6Prefix, error, in: bytes)
        }
    }

    init(_ bytes: Span<UInt8>) throws(SyntaxFault) {
        let parts = try PrefixText(bytes)
        let bits = try IPv6Address.bits(parsing: bytes.extracting(..<parts.slash))
        let length = try parts.length(atMost: 128)
        self.init(uncheckedMasking: bits, length: UInt8(truncatingIfNeeded: length))
        guard address.bits == bits else {
            throw SyntaxFault(.hostBits(network: IPPrefix(self)), at: parts.lengthOffset)
        }
    }
}

extension IPv4Prefix {
    /// Reads "192.0.2.0/24": four decimal octets, a slash and a decimal length of 0 to 32, never a netmask. Bits set
    /// after the length are refused, and the error names the network that was meant.
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            try self.init(bytes)
        } catch {
            throw AddressSyntaxError(.ipv4Prefix, error, in: bytes)
        }
    }

    init(_ bytes: Span<UInt8>) throws(SyntaxFault) {
        let parts = try PrefixText(bytes)
        let address = IPv4Address(bits: try IPv4Address.bits(parsing: bytes.extracting(..<parts.slash), from: 0))
        let length = try parts.length(atMost: 32)
        mapped = IPv6Prefix(
            uncheckedMasking: IPv6Address(mapping: address).bits, length: UInt8(truncatingIfNeeded: length + 96))
        guard self.address == address else {
            throw SyntaxFault(.hostBits(network: IPPrefix(self)), at: parts.lengthOffset)
        }
    }
}

extension IPPrefix {
    /// Reads an IPv6 prefix when the text has a colon, else an IPv4 prefix; see their initialisers for the rules.
    ///
    /// What lies in ::ffff:0:0/96 with a length of at least 96 is IPv4, however it was written.
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            try self.init(bytes)
        } catch {
            throw AddressSyntaxError(.prefix, error, in: bytes)
        }
    }

    init(_ bytes: Span<UInt8>) throws(SyntaxFault) {
        for index in 0..<bytes.count where bytes[index] == ASCII.colon {
            self.init(try IPv6Prefix(bytes))
            return
        }
        self.init(try IPv4Prefix(bytes))
    }
}

extension IPv6Prefix: CustomStringConvertible {
    public var description: String { "\(address)/\(length)" }
}

extension IPv4Prefix: CustomStringConvertible {
    public var description: String { "\(address)/\(length)" }
}

extension IPPrefix: CustomStringConvertible {
    /// The text in the prefix's own family.
    public var description: String { "\(first)/\(length)" }
}
