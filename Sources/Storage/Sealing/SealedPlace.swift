// SPDX-License-Identifier: Apache-2.0

/// Where a sealed value belongs: a value copied to another row, column or table does not open there.
public struct SealedPlace: Hashable, Sendable {
    public let table: String
    /// The primary key of the row.
    public let row: Int64
    public let column: String

    public init(table: String, row: Int64, column: String) {
        self.table = table
        self.row = row
        self.column = column
    }

    /// The place as bytes that no other place shares: every text stands behind its length, the row in eight bytes.
    var associatedData: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * 8 + table.utf8.count + column.utf8.count)
        Self.append(table, to: &bytes)
        Self.append(column, to: &bytes)
        bytes.append(bigEndian: UInt64(bitPattern: row))
        return bytes
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(bigEndian: UInt64(text.utf8.count))
        bytes += text.utf8
    }
}

extension SealedPlace: CustomStringConvertible {
    public var description: String { "\(table).\(column) of row \(row)" }
}
