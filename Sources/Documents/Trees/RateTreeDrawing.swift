// SPDX-License-Identifier: Apache-2.0

/// Draws a tree of rates: a row for each place, indented by its level, with a bar for each direction.
///
/// The frame of a bar is the capacity, its filled part what was measured, its hatched part what is sold. Each bar is to its own
/// scale: what matters is how the three compare at one place, and a line beside an uplink would not be seen.
public struct RateTreeDrawing {
    public let document: SVGDocument

    private static let width = 1_000.0
    private static let margin = 32.0
    private static let headingHeight = 92.0
    private static let legendHeight = 40.0
    private static let indent = 28.0
    private static let barHeight = 16.0
    private static let barGap = 6.0
    private static let rowGap = 16.0
    private static let nameWidth = 340.0
    private static let wordsWidth = 250.0

    public init(_ tree: RateTree, widthOnPaper: Double? = nil) {
        var elements: [SVGElement] = []
        var y = Self.margin + Self.headingHeight
        for place in tree.places {
            elements += Self.row(place, y: y)
            y += Self.height(of: place)
        }
        let height = y + Self.legendHeight + Self.margin
        let paper = SVGBox(x: 0, y: 0, width: Self.width, height: height)
        let background = SVGElement.rectangle(SVGRectangle(paper, style: SVGStyle(fill: .color(.white))))
        document = SVGDocument(
            viewBox: paper, widthOnPaper: widthOnPaper, title: tree.title,
            summary: "What is sold, what was measured and what can be carried at each place.",
            elements: [background] + Self.heading(tree) + elements + Self.legend(y: y))
    }

    private static func heading(_ tree: RateTree) -> [SVGElement] {
        [
            text(tree.title, x: margin, y: margin + 28, size: 28, isBold: true, room: width - 2 * margin),
            text(
                tree.subtitle, x: margin, y: margin + 54, size: 14, room: width - 2 * margin, color: RateTreePaint.faint
            ),
        ]
    }

    private static func height(of place: RateTree.Place) -> Double {
        max(Double(place.bars.count), 1) * (barHeight + barGap) + rowGap
    }

    private static func row(_ place: RateTree.Place, y: Double) -> [SVGElement] {
        let left = margin + Double(min(place.level, 6)) * indent
        let room = nameWidth - (left - margin) - 8
        var elements = [
            text(place.name, x: left, y: y + 13, size: 14, isBold: place.level == 0, room: room),
            text(place.kind, x: left, y: y + 30, size: 11, room: room, color: RateTreePaint.faint),
        ]
        for (index, bar) in place.bars.enumerated() {
            let box = SVGBox(
                x: margin + nameWidth, y: y + Double(index) * (barHeight + barGap),
                width: width - 2 * margin - nameWidth - wordsWidth, height: barHeight)
            elements.append(
                .group(SVGGroup(title: "\(place.name), \(bar.label): \(bar.words)", elements: parts(of: bar, box))))
            elements.append(
                text(
                    bar.label + "  " + bar.words, x: box.x + box.width + 10, y: box.y + 12, size: 11,
                    room: wordsWidth - 10))
        }
        return elements
    }

    private static func parts(of bar: RateTree.Bar, _ box: SVGBox) -> [SVGElement] {
        guard bar.greatest > 0 else { return [] }
        func part(_ value: Double) -> SVGBox {
            SVGBox(x: box.x, y: box.y, width: box.width * min(max(value / bar.greatest, 0), 1), height: box.height)
        }
        var parts = [
            SVGElement.rectangle(SVGRectangle(part(bar.sold), style: SVGStyle(fill: .pattern(RateTreePaint.sold))))
        ]
        if let measured = bar.measured {
            let isOver = bar.capacity.map { measured > $0 } ?? false
            let fill = isOver ? RateTreePaint.over : RateTreePaint.measured
            let inner = part(measured)
            parts.append(
                .rectangle(
                    SVGRectangle(
                        SVGBox(x: inner.x, y: inner.y + 4, width: inner.width, height: max(inner.height - 8, 1)),
                        style: SVGStyle(fill: .color(fill)))))
        }
        if let capacity = bar.capacity {
            parts.append(
                .rectangle(
                    SVGRectangle(part(capacity), style: SVGStyle(stroke: SVGStroke(RateTreePaint.ink, width: 1.5)))))
        }
        return parts
    }

    private static func legend(y: Double) -> [SVGElement] {
        let frame = SVGStyle(stroke: SVGStroke(RateTreePaint.ink, width: 1.5))
        let entries: [(SVGStyle, String)] = [
            (frame, "capacity"), (SVGStyle(fill: .pattern(RateTreePaint.sold)), "sold"),
            (SVGStyle(fill: .color(RateTreePaint.measured)), "measured, in the busiest quarter of an hour"),
            (SVGStyle(fill: .color(RateTreePaint.over)), "measured above capacity"),
        ]
        var elements: [SVGElement] = []
        var x = margin
        for (style, label) in entries {
            elements.append(.rectangle(SVGRectangle(SVGBox(x: x, y: y + 8, width: 24, height: 12), style: style)))
            elements.append(text(label, x: x + 32, y: y + 18, size: 11, room: width))
            x += 32 + SVGFont(size: 11).estimatedWidth(of: label) + 24
        }
        return elements
    }

    /// A text in the room that it has: smaller if need be, then cut by the clip.
    private static func text(
        _ content: String, x: Double, y: Double, size: Double, isBold: Bool = false, room: Double,
        color: SVGColor = RateTreePaint.ink
    ) -> SVGElement {
        let wide = SVGFont(size: size, isBold: isBold).estimatedWidth(of: content)
        let fitted = wide > room ? max(size * room / wide, size * 0.6) : size
        let line = SVGElement.text(
            SVGText(content, at: SVGPoint(x: x, y: y), font: SVGFont(size: fitted, isBold: isBold), color: color))
        guard wide > room else { return line }
        return .group(SVGGroup(clip: SVGBox(x: x, y: y - size, width: room, height: size * 1.5), elements: [line]))
    }
}

/// The colours of the drawing: told apart in print and by those who see fewer of them.
private enum RateTreePaint {
    static let ink = SVGColor(rgb: 0x1A_1A1A)
    static let faint = SVGColor(rgb: 0x5F_6B7A)
    static let measured = SVGColor(rgb: 0x1F_77B4)
    static let over = SVGColor(rgb: 0xC0_392B)
    static let sold = SVGPattern.hatching(SVGColor(rgb: 0xC9_D3DE), on: SVGColor(rgb: 0xEE_F2F6), spacing: 6)
}
