// SPDX-License-Identifier: Apache-2.0

/// Reads CSV as RFC 4180 defines it, byte by byte: what is accepted has one meaning, all else is an error with its place.
///
/// Beyond the RFC, lines may end with a line feed alone, and a UTF-8 byte order mark at the beginning is passed over.
/// Fields are UTF-8.
public struct CSVReader {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var lineStart = 0

    /// - Parameter firstLine: the line of the file on which these bytes begin; 1 at its beginning, where a byte order mark
    ///   may stand.
    private init(_ bytes: [UInt8], firstLine: Int) {
        self.bytes = bytes
        line = firstLine
        if firstLine == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            lineStart = 3
        }
    }

    /// Every record of a file, blank lines included. A line end after the last record begins no further one.
    public static func records(in bytes: [UInt8]) throws(CSVError) -> [CSVRecord] {
        try records(in: bytes, firstLine: 1)
    }

    /// The same for a part of a file that begins and ends between records.
    static func records(in bytes: [UInt8], firstLine: Int) throws(CSVError) -> [CSVRecord] {
        var reader = CSVReader(bytes, firstLine: firstLine)
        var records: [CSVRecord] = []
        while reader.position < bytes.count { records.append(try reader.record()) }
        return records
    }

    private mutating func record() throws(CSVError) -> CSVRecord {
        let firstLine = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < bytes.count, bytes[position] == .comma else { break }
            position += 1
        }
        try endLine()
        return CSVRecord(line: firstLine, fields: fields)
    }

    private mutating func field() throws(CSVError) -> String {
        guard position < bytes.count, bytes[position] == .quote else { return try plainField() }
        let field = try quotedField()
        if position < bytes.count, ![.comma, .lineFeed, .carriageReturn].contains(bytes[position]) {
            throw error(.textAfterQuote, at: position)
        }
        return field
    }

    private mutating func plainField() throws(CSVError) -> String {
        let start = position
        while position < bytes.count, ![.comma, .lineFeed, .carriageReturn].contains(bytes[position]) {
            if bytes[position] == .quote { throw error(.strayQuote, at: position) }
            position += 1
        }
        return try text(Array(bytes[start..<position]), line: line, column: start - lineStart + 1)
    }

    /// Leaves the position behind the closing quote.
    private mutating func quotedField() throws(CSVError) -> String {
        let opening = error(.unclosedQuote, at: position)
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == .quote {
                guard position < bytes.count, bytes[position] == .quote else {
                    return try text(content, line: opening.line, column: opening.column)
                }
                position += 1
            }
            content.append(byte)
            if byte == .lineFeed { beginLine() }
        }
        throw opening
    }

    private mutating func endLine() throws(CSVError) {
        guard position < bytes.count else { return }
        if bytes[position] == .carriageReturn {
            guard position + 1 < bytes.count, bytes[position + 1] == .lineFeed else {
                throw error(.strayReturn, at: position)
            }
            position += 1
        }
        position += 1
        beginLine()
    }

    private mutating func beginLine() {
        line += 1
        lineStart = position
    }

    private func text(_ content: [UInt8], line: Int, column: Int) throws(CSVError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw CSVError(reason: .notUTF8, line: line, column: column)
        }
        return text
    }

    private func error(_ reason: CSVError.Reason, at position: Int) -> CSVError {
        CSVError(reason: reason, line: line, column: position - lineStart + 1)
    }
}

extension UInt8 {
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
