// SPDX-License-Identifier: Apache-2.0

/// A JSON text as a value: objects keep the order in which their members were written, so output is the same every time.
public enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A number that is not whole; infinities and NaN, which JSON does not have, are written as null.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// On one line, without spaces: for logs and machines.
    public var compactText: String {
        var writer = JSONWriter(indented: false)
        writer.write(self)
        return writer.text
    }

    /// Indented by two spaces a level: for files and people.
    public var indentedText: String {
        var writer = JSONWriter(indented: true)
        writer.write(self)
        return writer.text
    }
}

/// One member of a JSON object.
public struct JSONMember: Equatable, Sendable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0.0, $0.1) })
    }
}
