// SPDX-License-Identifier: Apache-2.0

/// One row of a file, not yet understood.
public struct ServiceLine: Sendable {
    /// Where it begins in the file, counted from 1.
    public let number: Int
    /// The fields in the order of ``ServiceColumn/allCases``; empty where the file has no such column.
    private let fields: [String]
    /// How many fields the row has, where the heading has another number of columns.
    let strayCount: Int?

    /// - Parameters:
    ///   - columns: the file's columns, in their order.
    ///   - fields: the row's fields; a row with more or fewer than there are columns is refused later, with its number.
    public init(number: Int, columns: [ServiceColumn], fields: [String]) {
        self.number = number
        strayCount = fields.count == columns.count ? nil : fields.count
        var ordered = [String](repeating: "", count: ServiceColumn.allCases.count)
        for (column, field) in zip(columns, fields) { ordered[column.position] = field }
        self.fields = ordered
    }

    /// The text of a column.
    public subscript(column: ServiceColumn) -> String { fields[column.position] }
}

extension ServiceColumn {
    private static let positions = Dictionary(
        uniqueKeysWithValues: ServiceColumn.allCases.enumerated().map { ($0.element, $0.offset) })

    /// Its place among all of them.
    var position: Int { Self.positions[self] ?? 0 }
}
