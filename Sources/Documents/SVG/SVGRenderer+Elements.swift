// SPDX-License-Identifier: Apache-2.0

extension SVGRenderer {
    mutating func write(_ element: SVGElement) {
        switch element {
        case .rectangle(let rectangle): write(rectangle)
        case .line(let line): write(line)
        case .path(let path): write(path)
        case .text(let text): write(text)
        case .group(let group): write(group)
        }
    }

    private mutating func write(_ group: SVGGroup) {
        var attributes: XMLWriter.Attributes = []
        if let offset = group.offset {
            attributes.append(("transform", "translate(\(Self.text(offset)))"))
        }
        if let clip = group.clip {
            attributes.append(("clip-path", definitions.reference(to: .clip(clip))))
        }
        xml.open("g", attributes)
        if let title = group.title { xml.element("title", text: title) }
        for element in group.elements { write(element) }
        xml.close()
    }

    private mutating func write(_ rectangle: SVGRectangle) {
        var attributes = attributes(of: rectangle.box)
        if rectangle.cornerRadius > 0 { attributes.append(("rx", SVGNumber.length(rectangle.cornerRadius))) }
        xml.empty("rect", attributes + self.attributes(of: rectangle.style))
    }

    private mutating func write(_ line: SVGLine) {
        var style = line.style
        style.fill = .none
        xml.empty(
            "line",
            [
                ("x1", SVGNumber.text(line.start.x)), ("y1", SVGNumber.text(line.start.y)),
                ("x2", SVGNumber.text(line.end.x)), ("y2", SVGNumber.text(line.end.y)),
            ] + attributes(of: style))
    }

    private mutating func write(_ path: SVGPath) {
        let steps = path.steps.map { step in
            switch step {
            case .move(let point): "M" + Self.text(point)
            case .line(let point): "L" + Self.text(point)
            case .curve(let first, let second, let end):
                "C" + [first, second, end].map(Self.text).joined(separator: " ")
            case .close: "Z"
            }
        }
        xml.empty("path", [("d", steps.joined(separator: " "))] + attributes(of: path.style))
    }

    private mutating func write(_ text: SVGText) {
        var attributes: XMLWriter.Attributes = [
            ("x", SVGNumber.text(text.position.x)), ("y", SVGNumber.text(text.position.y)),
            ("font-family", text.font.family.rawValue), ("font-size", SVGNumber.length(text.font.size)),
        ]
        if text.font.isBold { attributes.append(("font-weight", "bold")) }
        switch text.anchor {
        case .start: break
        case .middle, .end: attributes.append(("text-anchor", text.anchor.rawValue))
        }
        if text.rotation != 0 {
            let place = [text.rotation, text.position.x, text.position.y].map(SVGNumber.text)
            attributes.append(("transform", "rotate(\(place.joined(separator: " ")))"))
        }
        attributes.append(("fill", text.color.text))
        xml.element("text", attributes, text: text.content)
    }

    func attributes(of box: SVGBox) -> XMLWriter.Attributes {
        [
            ("x", SVGNumber.text(box.x)), ("y", SVGNumber.text(box.y)),
            ("width", SVGNumber.length(box.width)), ("height", SVGNumber.length(box.height)),
        ]
    }

    private func attributes(of style: SVGStyle) -> XMLWriter.Attributes {
        var attributes: XMLWriter.Attributes = [("fill", text(style.fill))]
        if let stroke = style.stroke {
            attributes += [("stroke", stroke.color.text), ("stroke-width", SVGNumber.length(stroke.width))]
            if !stroke.dashes.isEmpty {
                let dashes = stroke.dashes.map(SVGNumber.length)
                attributes.append(("stroke-dasharray", dashes.joined(separator: " ")))
            }
        }
        if style.opacity != 1 { attributes.append(("opacity", SVGNumber.text(min(max(style.opacity, 0), 1)))) }
        return attributes
    }

    private func text(_ paint: SVGPaint) -> String {
        switch paint {
        case .none: "none"
        case .color(let color): color.text
        case .gradient(let gradient): definitions.reference(to: .gradient(gradient))
        case .pattern(let pattern): definitions.reference(to: .pattern(pattern))
        }
    }

    private static func text(_ point: SVGPoint) -> String {
        "\(SVGNumber.text(point.x)) \(SVGNumber.text(point.y))"
    }
}

extension SVGColor {
    /// `#rrggbb`.
    var text: String {
        let digits = Array("0123456789abcdef".utf8)
        let hexadecimal = [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
        return "#" + String(decoding: hexadecimal, as: UTF8.self)
    }
}
