// SPDX-License-Identifier: Apache-2.0

/// Figures as a table for a person, valid Markdown too.
struct FigureTable {
    private let rows: [[String]]

    init(_ figures: [Figure]) {
        rows =
            [["what", "ours", "floor", "", "ratio", "bar", "met"]]
            + figures.map { figure in
                [
                    figure.name, Self.amount(figure.ours, figure.unit), Self.amount(figure.floor, figure.unit),
                    figure.floorName, Digits.short(figure.ratio), figure.bar.text(figure.unit),
                    figure.isMet ? "yes" : "NO",
                ]
            }
    }

    private static func amount(_ value: Double, _ unit: Figure.Unit) -> String {
        "\(Digits.short(value)) \(unit.rawValue)"
    }

    /// The table's lines.
    var text: String {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
        }
        lines.insert(widths.map { String(repeating: "-", count: $0) }, at: 1)
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }
}
