// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Documents

/// A drawing of the plan as an SVG document.
struct PlanPoster {
    let document: SVGDocument

    /// Lines from a part of a scale to the panel that shows it large.
    private static let zoomFill = SVGColor(rgb: 0xD8_DEE6)

    /// - Parameter widthOnPaper: in millimetres.
    init(_ drawing: PlanDrawing, widthOnPaper: Double) {
        document = SVGDocument(
            viewBox: SVGBox(x: 0, y: 0, width: drawing.width, height: drawing.height), widthOnPaper: widthOnPaper,
            title: "Address plan", summary: "Every node of the address plan, to scale, with its use and findings.",
            elements: drawing.shapes.map(Self.element))
    }

    private static func element(_ shape: DrawnShape) -> SVGElement {
        switch shape {
        case .box(let box, let fill, let title): rectangle(box, fill, title: title)
        case .zoom(let from, let to): zoom(from, to)
        case .mark(let x, let y, let radius, let severity): mark(x, y, radius, severity)
        case .text(let text): lettering(text)
        }
    }

    private static func rectangle(_ box: DrawnBox, _ fill: DrawnFill, title: String?) -> SVGElement {
        let rectangle = SVGElement.rectangle(
            SVGRectangle(
                SVGBox(x: box.x, y: box.y, width: box.width, height: box.height),
                style: SVGStyle(fill: .color(SVGColor(hexadecimal: fill.color)))))
        guard let title else { return rectangle }
        return .group(SVGGroup(title: title, elements: [rectangle]))
    }

    private static func zoom(_ from: DrawnSpan, _ to: DrawnSpan) -> SVGElement {
        .path(
            SVGPath(
                [
                    .move(SVGPoint(x: from.left, y: from.y)), .line(SVGPoint(x: to.left, y: to.y)),
                    .line(SVGPoint(x: to.right, y: to.y)), .line(SVGPoint(x: from.right, y: from.y)), .close,
                ], style: SVGStyle(fill: .color(zoomFill), opacity: 0.55)))
    }

    private static func mark(_ x: Double, _ y: Double, _ radius: Double, _ severity: FindingSeverity) -> SVGElement {
        let box = SVGBox(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius)
        return .rectangle(
            SVGRectangle(
                box, cornerRadius: radius, style: SVGStyle(fill: .color(SVGColor(hexadecimal: severity.color)))))
    }

    private static func lettering(_ text: DrawnText) -> SVGElement {
        let anchor: SVGText.Anchor =
            switch text.anchor {
            case .start: .start
            case .middle: .middle
            case .end: .end
            }
        return .text(
            SVGText(
                text.text, at: SVGPoint(x: text.x, y: text.baseline),
                font: SVGFont(size: text.size, isBold: text.isBold), anchor: anchor,
                color: text.isLight ? .white : SVGColor(rgb: 0x1A_1A1A)))
    }
}

extension SVGColor {
    /// A colour written as “#rrggbb”; black for anything else.
    fileprivate init(hexadecimal text: String) {
        self.init(rgb: UInt32(text.dropFirst(), radix: 16) ?? 0)
    }
}
