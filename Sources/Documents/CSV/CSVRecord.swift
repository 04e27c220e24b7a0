// SPDX-License-Identifier: Apache-2.0

/// One record of a CSV file (RFC 4180 §2): its fields and where it stands.
public struct CSVRecord: Hashable, Sendable {
    /// The line on which the record begins, counted from 1 as editors count. A quoted field may reach over several lines.
    public let line: Int
    /// The fields without their quotes; at least one.
    public let fields: [String]

    /// A record with these fields that begins on that line.
    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }

    /// Whether it is an empty line: one field without text.
    public var isBlank: Bool { fields == [""] }
}
