// SPDX-License-Identifier: Apache-2.0

extension IPv6Address {
    /// The forms of RFC 4291 §2.2 in one pass.
    ///
    /// All groups are shifted into one number; where "::" stood, that number is cut in two and the halves are moved to
    /// the two ends. What exactly is wrong with a refused text is found out only once it is refused.
    static func bits(parsing text: Span<UInt8>) throws(SyntaxFault) -> UInt128 {
        let count = text.count
        guard count > 0 else { throw SyntaxFault(.empty, at: 0) }
        var bits: UInt128 = 0
        var groups = 0
        var groupsBeforeCompression: Int?
        var index = 0
        if text[0] == ASCII.colon {
            guard count > 1, text[1] == ASCII.colon else { throw SyntaxFault(.looseColon, at: 0) }
            groupsBeforeCompression = 0
            index = 2
        }
        while index < count {
            let start = index
            let group = hexadecimalGroup(in: text, at: &index)
            if index < count, text[index] == ASCII.dot {
                guard groups <= 6 else { throw SyntaxFault(.misplacedDottedDecimal, at: start) }
                bits = bits &<< 32 | UInt128(try IPv4Address.bits(parsing: text, from: start))
                groups &+= 2
                break
            }
            guard index > start, index &- start <= 4, groups < 8 else {
                throw fault(ofGroupIn: text, from: start, to: index)
            }
            bits = bits &<< 16 | UInt128(group)
            groups &+= 1
            guard index < count else { break }
            guard text[index] == ASCII.colon, index &+ 1 < count else { throw fault(afterGroupIn: text, at: index) }
            index &+= 1
            guard text[index] == ASCII.colon else { continue }
            guard groupsBeforeCompression == nil else { throw SyntaxFault(.repeatedCompression, at: index - 1) }
            groupsBeforeCompression = groups
            index &+= 1
        }
        guard let head = groupsBeforeCompression else {
            guard groups == 8 else { throw SyntaxFault(.tooFewGroups, at: count) }
            return bits
        }
        guard groups < 8 else { throw SyntaxFault(.emptyCompression, at: count) }
        return expand(bits, groups: groups, head: head)
    }

    /// Moves the first `head` of up to seven groups to the beginning of the address.
    private static func expand(_ bits: UInt128, groups: Int, head: Int) -> UInt128 {
        let tailWidth = UInt128(truncatingIfNeeded: 16 &* (groups &- head))
        let headShift = UInt128(truncatingIfNeeded: 128 &- 16 &* head)
        // Without a head the masked shift is by 0 instead of 128, but then it moves nothing but zeros.
        return (bits &>> tailWidth) &<< headShift | bits & ((1 &<< tailWidth) &- 1)
    }

    /// The number that the hexadecimal digits from `index` on make; `index` moves behind them.
    private static func hexadecimalGroup(in text: Span<UInt8>, at index: inout Int) -> UInt32 {
        var group: UInt32 = 0
        while index < text.count {
            let byte = text[index]
            guard ASCII.isHexadecimal(byte) else { break }
            group = group &<< 4 &+ ASCII.hexadecimalValue(byte)
            index &+= 1
        }
        return group
    }

    private static func fault(ofGroupIn text: Span<UInt8>, from start: Int, to end: Int) -> SyntaxFault {
        if start == end {
            let byte = text[start]
            return SyntaxFault(byte == ASCII.colon ? .repeatedCompression : reason(refusing: byte), at: start)
        }
        return SyntaxFault(end - start > 4 ? .groupTooLong : .tooManyGroups, at: start)
    }

    private static func fault(afterGroupIn text: Span<UInt8>, at index: Int) -> SyntaxFault {
        let byte = text[index]
        return SyntaxFault(byte == ASCII.colon ? .looseColon : reason(refusing: byte), at: index)
    }

    private static func reason(refusing byte: UInt8) -> AddressSyntaxError.Reason {
        switch byte {
        case ASCII.slash: .lengthNotAllowed
        case ASCII.percent: .zoneNotAllowed
        default: .unexpectedCharacter
        }
    }
}
