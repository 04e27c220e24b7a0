// SPDX-License-Identifier: Apache-2.0

/// What stands around the plan on the poster: the heading above, the legend and the findings below.
struct PosterFrame {
    /// Where the plan itself goes.
    let planArea: DrawnBox

    private(set) var shapes: [DrawnShape] = []

    private static let margin = 60.0
    private static let headingHeight = 110.0
    private static let legendHeight = 48.0
    private static let findingHeight = 19.0
    /// So many rows in two columns leave two thirds of the poster to the plan.
    private static let findingRowsLimit = 20

    init(size: (width: Double, height: Double), title: String, subtitle: String, findings: [Finding]) {
        let rows = min((findings.count + 1) / 2, Self.findingRowsLimit)
        let inner = size.width - 2 * Self.margin
        let footTop = size.height - Self.margin - Self.legendHeight - Double(rows) * Self.findingHeight
        let planTop = Self.margin + Self.headingHeight
        planArea = DrawnBox(x: Self.margin, y: planTop, width: inner, height: footTop - 24 - planTop)

        shapes.append(.box(DrawnBox(x: 0, y: 0, width: size.width, height: size.height), .paper, title: nil))
        heading(title, y: Self.margin + 44, size: 46, isBold: true, width: inner)
        heading(subtitle, y: Self.margin + 78, size: 20, isBold: false, width: inner)
        legend(y: footTop)
        list(findings, rows: rows, y: footTop + Self.legendHeight, width: inner)
    }

    private mutating func heading(_ text: String, y: Double, size: Double, isBold: Bool, width: Double) {
        let fitted = DrawnText.size(of: text, fitting: width, atMost: size, isBold: isBold)
        if let line = DrawnText.cut(text, to: width, size: fitted, isBold: isBold) {
            shapes.append(.text(DrawnText(line, x: Self.margin, baseline: y, size: fitted, isBold: isBold)))
        }
    }

    private mutating func legend(y: Double) {
        let entries: [(DrawnFill, String)] =
            PlanNodeKind.allCases.map { (.panel($0), $0.word) }
            + PoolKind.allCases.map { (.held($0), "\($0.rawValue) slots taken") }
            + [(.kept, "kept for former services"), (.reserve, "growth reserve"), (.free, "free")]
        var x = Self.margin
        for (fill, label) in entries {
            shapes.append(.box(DrawnBox(x: x, y: y, width: 22, height: 14), fill, title: label))
            shapes.append(.text(DrawnText(label, x: x + 29, baseline: y + 12, size: 14)))
            x += 54 + Double(label.count) * 7.6
        }
    }

    private mutating func list(_ findings: [Finding], rows: Int, y: Double, width: Double) {
        let columnWidth = (width - 40) / 2
        let shown = min(findings.count, rows * 2)
        for (index, finding) in findings.prefix(shown).enumerated() {
            let column = Double(index / max(1, rows))
            let x = Self.margin + column * (columnWidth + 40)
            let baseline = y + Double(index % max(1, rows) + 1) * Self.findingHeight
            let isLast = index == shown - 1 && findings.count > shown
            let text =
                isLast ? "and \(findings.count - shown + 1) more" : "\(finding.code.rawValue)  \(finding.message)"
            shapes.append(.mark(x: x + 9, y: baseline - 4, radius: 8, finding.severity))
            shapes.append(
                .text(
                    DrawnText(
                        isLast ? "…" : String(index + 1), x: x + 9, baseline: baseline, size: 10, anchor: .middle,
                        isBold: true, isLight: true)))
            let room = columnWidth - 26
            let size = DrawnText.size(of: text, fitting: room, atMost: 12)
            if let line = DrawnText.cut(text, to: room, size: size) {
                shapes.append(.text(DrawnText(line, x: x + 26, baseline: baseline, size: size)))
            }
        }
    }
}
