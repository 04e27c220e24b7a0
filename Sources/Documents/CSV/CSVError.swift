// SPDX-License-Identifier: Apache-2.0

/// What keeps a file from being CSV (RFC 4180), and where.
public struct CSVError: Error, Hashable, Sendable {
    /// What can be wrong with a file.
    public enum Reason: String, CaseIterable, Sendable {
        /// A quote inside a field that does not begin with one.
        case strayQuote
        /// Something other than a comma or a line end after the closing quote.
        case textAfterQuote
        /// The file ends inside a quoted field.
        case unclosedQuote
        /// A carriage return without a line feed, outside quotes.
        case strayReturn
        /// Bytes that are not UTF-8.
        case notUTF8
        /// A record longer than ``CSVStream/maximumRecordBytes``; most likely a quote is missing.
        case recordTooLong
    }

    /// What is wrong.
    public let reason: Reason
    /// The line of the file, counted from 1.
    public let line: Int
    /// The byte on that line, counted from 1.
    public let column: Int
}

extension CSVError: CustomStringConvertible {
    /// Where, what and what to do.
    public var description: String { "line \(line), column \(column): \(advice)" }

    private var advice: String {
        switch reason {
        case .strayQuote:
            "a quote inside a field that is not quoted; put the whole field in quotes and write each quote in it twice"
        case .textAfterQuote: "text after the closing quote; write a quote that belongs to the field twice"
        case .unclosedQuote: "the quoted field that begins here has no end; close it with a quote"
        case .strayReturn: "a carriage return without a line feed; end lines with both, or with a line feed"
        case .recordTooLong:
            "the record that begins here has more than \(CSVStream.maximumRecordBytes) bytes; look for a quote without its pair"
        case .notUTF8: "bytes that are not UTF-8; save the file in that encoding"
        }
    }
}
