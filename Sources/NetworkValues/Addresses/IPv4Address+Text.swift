// SPDX-License-Identifier: Apache-2.0

extension IPv4Address: CustomStringConvertible {
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(15)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the dotted decimal text; it allocates nothing when 15 more bytes fit.
    public func write(into bytes: inout [UInt8]) {
        Self.write(octet: UInt8(truncatingIfNeeded: bits &>> 24), into: &bytes)
        bytes.append(ASCII.dot)
        Self.write(octet: UInt8(truncatingIfNeeded: bits &>> 16), into: &bytes)
        bytes.append(ASCII.dot)
        Self.write(octet: UInt8(truncatingIfNeeded: bits &>> 8), into: &bytes)
        bytes.append(ASCII.dot)
        Self.write(octet: UInt8(truncatingIfNeeded: bits), into: &bytes)
    }

    private static func write(octet: UInt8, into bytes: inout [UInt8]) {
        if octet >= 100 {
            bytes.append(ASCII.zero &+ octet / 100)
        }
        if octet >= 10 {
            bytes.append(ASCII.zero &+ octet / 10 % 10)
        }
        bytes.append(ASCII.zero &+ octet % 10)
    }
}

extension IPv4Address {
    /// Reads dotted decimal from `start` to the end of the text, which may be the tail of an IPv6 address.
    static func bits(parsing text: Span<UInt8>, from start: Int) throws(SyntaxFault) -> UInt32 {
        guard start < text.count else { throw SyntaxFault(.empty, at: start) }
        var bits: UInt32 = 0
        var index = start
        var places = 0
        while true {
            bits = bits &<< 8 | (try octet(in: text, at: &index))
            places &+= 1
            guard index < text.count else { break }
            guard text[index] == ASCII.dot else { throw SyntaxFault(reason(refusing: text[index]), at: index) }
            guard places < 4 else { throw SyntaxFault(.wrongOctetCount, at: index) }
            index &+= 1
        }
        guard places == 4 else { throw SyntaxFault(.wrongOctetCount, at: index) }
        return bits
    }

    /// The decimal number from `index` on, at most 255; `index` moves behind it.
    private static func octet(in text: Span<UInt8>, at index: inout Int) throws(SyntaxFault) -> UInt32 {
        let start = index
        var value: UInt32 = 0
        while index < text.count {
            let digit = ASCII.decimalValue(text[index])
            guard digit <= 9 else { break }
            guard value > 0 || index == start else { throw SyntaxFault(.leadingZero, at: start) }
            value = value &* 10 &+ UInt32(digit)
            guard value <= 255 else { throw SyntaxFault(.octetTooLarge, at: start) }
            index &+= 1
        }
        guard index > start else {
            guard index < text.count else { throw SyntaxFault(.wrongOctetCount, at: index) }
            throw SyntaxFault(text[index] == ASCII.dot ? .wrongOctetCount : reason(refusing: text[index]), at: index)
        }
        return value
    }

    private static func reason(refusing byte: UInt8) -> AddressSyntaxError.Reason {
        switch byte {
        case ASCII.slash: .lengthNotAllowed
        case ASCII.percent: .zoneNotAllowed
        default: .unexpectedCharacter
        }
    }
}
