// SPDX-License-Identifier: Apache-2.0

/// One vector: its fields, and where it stands, so that a failing expectation can point at the line.
public struct VectorRow: Sendable, CustomStringConvertible {
    /// The path of the file below `Tests/Vectors`.
    public let path: String
    /// The line in the file, counted from 1.
    public let line: Int
    /// The fields, trimmed and unquoted.
    public let fields: [String]

    /// Field `index`, counted from 0.
    /// - Throws: ``VectorFileError`` when the line has fewer fields.
    public func field(_ index: Int) throws(VectorFileError) -> String {
        guard fields.indices.contains(index) else {
            throw VectorFileError(
                path: path, line: line, reason: "field \(index + 1) is wanted, the line has \(fields.count)")
        }
        return fields[index]
    }

    /// Field `index` read as a number, a type's text form or anything else that `parse` understands.
    /// - Throws: ``VectorFileError`` when the field is missing or `parse` returns nil.
    public func field<Value>(_ index: Int, as parse: (String) -> Value?) throws(VectorFileError) -> Value {
        let text = try field(index)
        guard let value = parse(text) else {
            throw VectorFileError(path: path, line: line, reason: "“\(text)” cannot be read as \(Value.self)")
        }
        return value
    }

    /// `path:line: a | b | c`
    public var description: String { "\(path):\(line): \(fields.joined(separator: " | "))" }
}
