// SPDX-License-Identifier: Apache-2.0

/// Takes the text of attributes apart: names, tags, values. It knows no attribute.
struct AttributeScanner {
    /// A value as it was written, unescaped.
    struct Word {
        let text: String
        /// The octets of a quoted text, which need not be UTF-8.
        let octets: [UInt8]
        let isQuoted: Bool
    }

    private var rest: ArraySlice<UInt8>
    /// The line, counted from 1.
    private(set) var line = 1

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    /// Goes to the next name; false when there is none.
    mutating func skipToAttribute() -> Bool {
        while let next = rest.first {
            switch next {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "#"):
                rest = rest.drop { $0 != UInt8(ascii: "\n") }
                continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","): break
            default: return true
            }
            rest.removeFirst()
        }
        return false
    }

    /// Letters, digits, hyphens, full stops and underscores.
    mutating func name() -> String {
        let name = rest.prefix { Self.isLetterOrDigit($0) || "-._/".utf8.contains($0) }
        rest = rest.dropFirst(name.count)
        return String(decoding: name, as: UTF8.self)
    }

    /// The number behind a colon; nil without a colon.
    mutating func tag() throws(AttributeTextError) -> UInt8? {
        guard take(UInt8(ascii: ":")) else { return nil }
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        guard let tag = UInt8(String(decoding: digits, as: UTF8.self)) else {
            throw AttributeTextError(line: line, .tagIsNoNumber)
        }
        return tag
    }

    /// Whether this octet comes next, behind blanks; if so it is taken.
    mutating func take(_ octet: UInt8) -> Bool {
        rest = rest.drop(while: Self.isBlank)
        guard rest.first == octet else { return false }
        rest.removeFirst()
        return true
    }

    /// A quoted text, or everything up to the next blank, comma or end of line.
    mutating func word() throws(AttributeTextError) -> Word {
        if take(UInt8(ascii: "\"")) {
            let octets = try quoted()
            return Word(text: String(decoding: octets, as: UTF8.self), octets: octets, isQuoted: true)
        }
        let word = rest.prefix { !Self.isBlank($0) && !"\n,\"#".utf8.contains($0) }
        guard !word.isEmpty else { throw AttributeTextError(line: line, .missingValue) }
        rest = rest.dropFirst(word.count)
        return Word(text: String(decoding: word, as: UTF8.self), octets: Array(word), isQuoted: false)
    }

    private mutating func quoted() throws(AttributeTextError) -> [UInt8] {
        var octets: [UInt8] = []
        while let next = rest.popFirst(), next != UInt8(ascii: "\n") {
            switch next {
            case UInt8(ascii: "\""): return octets
            case UInt8(ascii: "\\"):
                guard let octet = escaped() else { throw AttributeTextError(line: line, .badQuote) }
                octets.append(octet)
            default: octets.append(next)
            }
        }
        throw AttributeTextError(line: line, .badQuote)
    }

    private mutating func escaped() -> UInt8? {
        switch rest.popFirst() {
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "\""): return UInt8(ascii: "\"")
        case UInt8(ascii: "\\"): return UInt8(ascii: "\\")
        case UInt8(ascii: "x"):
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            rest = rest.dropFirst(2)
            return Hexadecimal.octets(digits)?.first
        default: return nil
        }
    }

    private static func isBlank(_ octet: UInt8) -> Bool { octet == 32 || octet == 9 || octet == 13 }

    private static func isLetterOrDigit(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
