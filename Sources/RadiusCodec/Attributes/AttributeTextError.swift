// SPDX-License-Identifier: Apache-2.0

/// Why a text holds no attributes.
public struct AttributeTextError: Error, Sendable, Hashable {
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong there.
    public let fault: Fault

    /// What can be wrong.
    public enum Fault: Sendable, Hashable {
        /// No dictionary has the name.
        case unknownName(String)
        /// Something else stands where `=` should.
        case missingEquals(name: String)
        /// What stands behind the colon is no number.
        case tagIsNoNumber
        /// Nothing stands behind `=`.
        case missingValue
        /// A quoted text does not end in its line, or holds an escape that does not exist.
        case badQuote
        /// The value of an attribute named by number is not `0x` and pairs of hexadecimal digits.
        case notOctets(name: String, value: String)
        /// The value is not one of the attribute's type.
        case notOfType(name: String, value: String, AttributeType)
        /// The value is of the right type and still cannot stand there.
        case wrongValue(AttributeValueError)
    }

    init(line: Int, _ fault: Fault) {
        self.line = line
        self.fault = fault
    }
}

extension AttributeTextError: CustomStringConvertible {
    public var description: String { "line \(line): \(fault)" }
}

extension AttributeTextError.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownName(let name):
            "no dictionary has an attribute “\(name)”; check its spelling, or write its numbers, such as Attr-26.14988.8"
        case .missingEquals(let name): "“=” and a value must follow the name “\(name)”"
        case .tagIsNoNumber: "a tag from 0 to \(TaggedValue.highestTag) must follow the colon behind a name"
        case .missingValue: "a value must follow “=”; an empty text is written \"\""
        case .badQuote:
            "a text must end with \" in its line, and hold no other escapes than \\\" \\\\ \\n \\r \\t \\x41"
        case .notOctets(let name, let value):
            "“\(value)” is no value for \(name): write 0x and the octets in hexadecimal"
        case .notOfType(let name, let value, let type):
            "“\(value)” is no value for \(name), which takes \(type.example)"
        case .wrongValue(let error): error.description
        }
    }
}
