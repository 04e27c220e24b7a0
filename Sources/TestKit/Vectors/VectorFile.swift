// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A table of test vectors kept as text, so that a vector is added without touching code.
///
/// One vector a line, fields separated by `|` and trimmed; empty lines and lines that begin with `#` are comments. A field
/// whose blanks or bars matter stands in double quotes (see ``VectorFields``). The last line is `count: N`: a line lost
/// in a merge, or a reader that stops early, fails instead of passing quietly.
public struct VectorFile: Sendable {
    /// The path below `Tests/Vectors`.
    public let path: String
    /// Every vector, in the order of the file.
    public let rows: [VectorRow]

    /// Reads `Tests/Vectors/<path>`.
    /// - Throws: ``VectorFileError`` when it cannot be read, a line is malformed or the count is missing or wrong.
    public init(_ path: String) throws(VectorFileError) {
        guard let bytes = FileManager.default.contents(atPath: PackageFiles.vectors + "/" + path) else {
            throw VectorFileError(
                path: path, line: 0, reason: "no readable file of this name below Tests/Vectors; check the path")
        }
        try self.init(path: path, bytes: [UInt8](bytes))
    }

    /// Reads the table from memory; `path` is used in messages only.
    public init(path: String, bytes: [UInt8]) throws(VectorFileError) {
        var rows: [VectorRow] = []
        var promised: Int?
        var number = 0
        for slice in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = VectorFields.trimmed(slice)
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            guard promised == nil else {
                throw VectorFileError(path: path, line: number, reason: "a vector after the count; move it above")
            }
            if let count = Self.count(in: line) {
                promised = count
                continue
            }
            do {
                rows.append(VectorRow(path: path, line: number, fields: try VectorFields.split(line)))
            } catch {
                throw VectorFileError(path: path, line: number, reason: error.description)
            }
        }
        guard let promised else {
            throw VectorFileError(path: path, line: number, reason: "no last line `count: \(rows.count)`; add it")
        }
        guard promised == rows.count else {
            throw VectorFileError(
                path: path, line: number, reason: "the count says \(promised) vectors, the file has \(rows.count)")
        }
        self.path = path
        self.rows = rows
    }

    private static func count(in line: ArraySlice<UInt8>) -> Int? {
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("count:") else { return nil }
        return Int(text.dropFirst("count:".count).drop { $0 == " " })
    }
}

/// Why a vector file could not be used, and where.
public struct VectorFileError: Error, CustomStringConvertible {
    /// The path below `Tests/Vectors`.
    public let path: String
    /// The line, counted from 1; 0 when the file as a whole is meant.
    public let line: Int
    /// What is wrong and what to do.
    public let reason: String

    public var description: String { "vector file \(path):\(line): \(reason)" }
}
