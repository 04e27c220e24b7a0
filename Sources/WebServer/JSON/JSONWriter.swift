// SPDX-License-Identifier: Apache-2.0

/// Turns a ``JSONValue`` into text (RFC 8259).
struct JSONWriter {
    private(set) var text = ""
    private let indented: Bool
    private var depth = 0

    init(indented: Bool) {
        self.indented = indented
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .integer(let number): text += String(number)
        case .number(let number): text += number.isFinite ? number.description : "null"
        case .string(let string): writeQuoted(string)
        case .array(let elements): writeList(elements, between: "[", "]") { $0.write($1) }
        case .object(let members):
            writeList(members, between: "{", "}") { writer, member in
                writer.writeQuoted(member.name)
                writer.text += writer.indented ? ": " : ":"
                writer.write(member.value)
            }
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element], between opening: String, _ closing: String,
        each: (inout JSONWriter, Element) -> Void
    ) {
        text += opening
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            breakLine()
            each(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { breakLine() }
        text += closing
    }

    private mutating func breakLine() {
        guard indented else { return }
        text += "\n" + String(repeating: "  ", count: depth)
    }

    /// RFC 8259 §7; the two line separators that JavaScript once refused in strings are escaped as well.
    private mutating func writeQuoted(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": writeEscape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private mutating func writeEscape(_ scalar: Unicode.Scalar) {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
