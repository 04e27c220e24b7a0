// SPDX-License-Identifier: Apache-2.0

/// Rows in aligned columns for a person.
struct Table {
    /// How one column is set.
    struct Column {
        enum Alignment {
            case left
            /// For numbers, so that their digits stand above each other.
            case right
        }

        var title: String
        var alignment = Alignment.left
        /// Whether the column may be cut when the terminal is narrow.
        var shrinks = false

        static func text(_ title: String) -> Column { Column(title: title) }
        static func number(_ title: String) -> Column { Column(title: title, alignment: .right) }
        /// Free text, such as a name: the first to be cut.
        static func prose(_ title: String) -> Column { Column(title: title, shrinks: true) }
    }

    /// Below this a cut column says nothing any more.
    private static let narrowestColumn = 8
    private static let gap = "  "

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: Column...) {
        self.columns = columns
    }

    /// Adds a row; missing cells are empty, surplus ones are left out.
    mutating func add(_ cells: [String]) {
        rows.append(columns.indices.map { cells.indices.contains($0) ? TextWidth.harmless(cells[$0]) : "" })
    }

    mutating func add(_ cells: String...) {
        add(cells)
    }

    var isEmpty: Bool { rows.isEmpty }

    /// The table's lines, the titles first.
    ///
    /// - Parameter width: columns of the terminal; nil when the output goes to a file or a pipe and nothing may be cut.
    func text(width: Int? = Terminal.width) -> String {
        let widths = columnWidths(fitting: width)
        return ([columns.map(\.title)] + rows).map { line($0, widths) }.joined()
    }

    private func columnWidths(fitting available: Int?) -> [Int] {
        var widths = columns.enumerated().map { index, column in
            rows.map { TextWidth.columns($0[index]) }.reduce(TextWidth.columns(column.title), max)
        }
        guard let available else { return widths }
        var excess = widths.reduce(0, +) + Self.gap.count * max(columns.count - 1, 0) - available
        while excess > 0 {
            let shrinkable = columns.indices.filter { columns[$0].shrinks && widths[$0] > Self.narrowestColumn }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let text = TextWidth.truncated(cell, to: widths[index])
            let padding = String(repeating: " ", count: max(widths[index] - TextWidth.columns(text), 0))
            line += index == 0 ? "" : Self.gap
            switch columns[index].alignment {
            case .left: line += text + padding
            case .right: line += padding + text
            }
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}
