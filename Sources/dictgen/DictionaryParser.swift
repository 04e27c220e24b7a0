// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Reads the text of one dictionary: a statement a line, words between blanks, `#` and what follows it a comment.
struct DictionaryParser {
    private var file: DictionaryFile
    private var line = 0

    /// Reads `text` as the file `name`.
    /// - Throws: ``DictionaryError`` about the first line that is no statement. Whether the statements of all files go
    ///   together is for ``DictionaryCheck`` to say.
    static func parse(_ text: String, name: String) throws(DictionaryError) -> DictionaryFile {
        var parser = DictionaryParser(file: DictionaryFile(name: name))
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            parser.line += 1
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }.map(String.init)
            try parser.read(words)
        }
        return parser.file
    }

    private mutating func read(_ words: [String]) throws(DictionaryError) {
        switch words.first {
        case nil: break
        case "vendor": try readVendor(words)
        case "attribute": try readAttribute(words)
        case "value": try readValue(words)
        case let word?: throw error(.unknownStatement(word))
        }
    }

    private mutating func readVendor(_ words: [String]) throws(DictionaryError) {
        guard file.vendor == nil else { throw error(.secondVendor) }
        guard file.attributes.isEmpty, file.values.isEmpty else { throw error(.vendorNotFirst) }
        guard words.count == 3 || words.count == 4 else {
            throw error(.wrongFieldCount(form: "vendor NAME NUMBER [format=NUMBER-OCTETS,LENGTH-OCTETS]"))
        }
        // RFC 2865 section 5.26: the highest octet of a vendor's number is 0.
        let number: UInt32 = try number(words[2], in: 1...0xFF_FFFF)
        var vendor = VendorStatement(line: line, name: try name(words[1]), number: number)
        if words.count == 4 { vendor.format = try format(words[3]) }
        file.vendor = vendor
    }

    private mutating func readAttribute(_ words: [String]) throws(DictionaryError) {
        guard words.count >= 4 else {
            throw error(.wrongFieldCount(form: "attribute NUMBERS NAME TYPE [options]"))
        }
        guard let type = AttributeType(word: words[3]) else { throw error(.unknownType(words[3])) }
        var attribute = AttributeStatement(
            line: line, key: try key(words[1]), name: try name(words[2]), type: type)
        for option in words[4...] { try read(option, into: &attribute) }
        file.attributes.append(attribute)
    }

    private func read(_ option: String, into attribute: inout AttributeStatement) throws(DictionaryError) {
        let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("tagged", nil): attribute.isTagged = true
        case ("concatenated", nil): attribute.isConcatenated = true
        case ("encrypt", let word?):
            guard let hiding = ValueHiding(word: word) else { throw error(.unknownOption(option)) }
            attribute.hiding = hiding
        case ("length", let digits?): attribute.length = try number(digits, in: 1...253)
        default: throw error(.unknownOption(option))
        }
    }

    private mutating func readValue(_ words: [String]) throws(DictionaryError) {
        guard words.count == 4 else { throw error(.wrongFieldCount(form: "value ATTRIBUTE NAME NUMBER")) }
        file.values.append(
            ValueStatement(
                line: line, attribute: words[1], name: try name(words[2]),
                number: try number(words[3], in: 0...UInt32.max)))
    }
}

extension DictionaryParser {
    /// Numbers between full stops, the outermost first. Inner ones have one octet on the wire and are not 0.
    private func key(_ text: String) throws(DictionaryError) -> AttributeKey {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let largest: UInt16 = (file.vendor?.format.numberOctets ?? 1) > 1 ? .max : 255
        var key = AttributeKey(vendor: file.vendor?.number ?? 0, try number(parts[0], in: 1...largest))
        for part in parts.dropFirst() {
            guard let child = key.child(try number(part, in: 1...255)) else {
                throw error(.tooDeep(levels: parts.count))
            }
            key = child
        }
        return key
    }

    private func format(_ option: String) throws(DictionaryError) -> VendorFormat {
        let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.first == "format", parts.count == 2 else { throw error(.unknownOption(option)) }
        let octets = parts[1].split(separator: ",").map { UInt8($0) }
        guard octets.count == 2, let number = octets[0], let length = octets[1],
            let format = VendorFormat(numberOctets: number, lengthOctets: length)
        else { throw error(.badNumber(parts[1], allowed: "1, 2 or 4 octets of number, then 0, 1 or 2 of length")) }
        return format
    }

    private func number<Number: FixedWidthInteger>(
        _ text: String, in range: ClosedRange<Number>
    ) throws(DictionaryError) -> Number {
        guard let number = Number(text), range.contains(number), text.utf8.first != UInt8(ascii: "+") else {
            throw error(.badNumber(text, allowed: "\(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    private func name(_ text: String) throws(DictionaryError) -> String {
        // 63 keeps a line of a log readable; the longest known name has 45.
        let isName =
            text.utf8.count <= 63
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
        guard isName else { throw error(.badName(text)) }
        return text
    }

    private func error(_ reason: DictionaryError.Reason) -> DictionaryError {
        DictionaryError(file: file.name, line: line, reason: reason)
    }
}
