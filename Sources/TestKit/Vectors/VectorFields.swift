// SPDX-License-Identifier: Apache-2.0

/// Splits a vector's line into fields.
///
/// A field in double quotes keeps its blanks and bars; inside it `\\`, `\"`, `\n`, `\r`, `\t` and `\0` stand for the
/// characters that a line cannot hold.
enum VectorFields {
    enum Fault: Error, CustomStringConvertible {
        case unclosedQuote
        case unknownEscape(UInt8)
        case textAfterQuote

        var description: String {
            switch self {
            case .unclosedQuote: "a quoted field is not closed; end it with \""
            case .unknownEscape(let byte):
                "\\\(Character(Unicode.Scalar(byte))) is no escape; use \\\\ \\\" \\n \\r \\t \\0"
            case .textAfterQuote: "text after a closing quote; put a | between the fields"
            }
        }
    }

    static func split(_ line: ArraySlice<UInt8>) throws(Fault) -> [String] {
        var fields: [String] = []
        var rest = line
        while true {
            rest = rest.drop(while: isBlank)
            let bytes: [UInt8]
            if rest.first == UInt8(ascii: "\"") {
                bytes = try takeQuoted(&rest)
                rest = rest.drop(while: isBlank)
                guard rest.isEmpty || rest.first == bar else { throw .textAfterQuote }
            } else {
                let end = rest.firstIndex(of: bar) ?? rest.endIndex
                bytes = [UInt8](trimmed(rest[..<end]))
                rest = rest[end...]
            }
            fields.append(String(decoding: bytes, as: UTF8.self))
            guard rest.first == bar else { return fields }
            rest = rest.dropFirst()
        }
    }

    static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = line.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
        return start[...last]
    }

    /// Takes a quoted field off the front of `rest`, which begins with its quote.
    private static func takeQuoted(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
        var bytes: [UInt8] = []
        rest = rest.dropFirst()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return bytes
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst() else { throw .unclosedQuote }
                bytes.append(try unescaped(escaped))
            default: bytes.append(byte)
            }
        }
        throw .unclosedQuote
    }

    private static func unescaped(_ byte: UInt8) throws(Fault) -> UInt8 {
        switch byte {
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "0"): 0
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): byte
        default: throw .unknownEscape(byte)
        }
    }

    private static let bar = UInt8(ascii: "|")

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
}
