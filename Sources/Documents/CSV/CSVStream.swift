// SPDX-License-Identifier: Apache-2.0

/// Reads CSV that is too large to hold, part by part: whoever reads the file hands over its bytes as they come.
///
/// A record ends at a line end outside quotes, and outside quotes the number of quotes so far is even: so the end of the
/// last complete record is found without reading the fields.
public struct CSVStream {
    /// Far more than any line of an import; bounds what a missing quote can make us hold.
    public static let maximumRecordBytes = 1 << 20

    /// The bytes of the record that is not complete yet.
    private var pending: [UInt8] = []
    private var line = 1
    /// Whether the pending bytes end inside quotes.
    private var quotesAreOpen = false

    /// At the beginning of a file.
    public init() {}

    /// The records that these bytes complete, blank lines included.
    public mutating func records(completedBy bytes: some Sequence<UInt8>) throws(CSVError) -> [CSVRecord] {
        let looked = pending.count
        pending += bytes
        guard let end = endOfLastRecord(after: looked) else {
            guard pending.count <= Self.maximumRecordBytes else {
                throw CSVError(reason: .recordTooLong, line: line, column: 1)
            }
            return []
        }
        return try take(end)
    }

    /// The last record of a file that does not end with a line end; none when it does.
    public mutating func finish() throws(CSVError) -> [CSVRecord] {
        try take(pending.count)
    }

    private mutating func take(_ count: Int) throws(CSVError) -> [CSVRecord] {
        let part = Array(pending[..<count])
        pending.removeSubrange(..<count)
        defer { for byte in part where byte == UInt8(ascii: "\n") { line += 1 } }
        return try CSVReader.records(in: part, firstLine: line)
    }

    /// Behind the last line end outside quotes.
    private mutating func endOfLastRecord(after start: Int) -> Int? {
        var end: Int?
        for index in start..<pending.count {
            if pending[index] == UInt8(ascii: "\"") {
                quotesAreOpen.toggle()
            } else if pending[index] == UInt8(ascii: "\n"), !quotesAreOpen {
                end = index + 1
            }
        }
        return end
    }
}
