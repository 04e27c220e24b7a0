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
        for text in [table, column] {
            let encoded = Array(text.utf8)
            bytes.append(bigEndian: UInt64(encoded.count))
            bytes += encoded
        }
        bytes.append(bigEndian: UInt64(bitPattern: row))
        return bytes
    }
}

extension SealedPlace: CustomStringConvertible {
    public var description: String { "\(table).\(column) of row \(row)" }
}
