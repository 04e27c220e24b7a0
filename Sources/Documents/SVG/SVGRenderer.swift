// SPDX-License-Identifier: Apache-2.0

/// Turns a drawing into SVG text.
struct SVGRenderer {
    var xml = XMLWriter()
    var definitions = SVGDefinitions()

    mutating func render(_ document: SVGDocument) -> String {
        definitions.collect(document.elements)
        let summary = document.summary.isEmpty ? nil : document.summary
        xml.open("svg", rootAttributes(document, isDescribed: summary != nil))
        xml.element("title", [("id", "title")], text: document.title)
        if let summary { xml.element("desc", [("id", "desc")], text: summary) }
        writeDefinitions()
        for element in document.elements { write(element) }
        xml.close()
        return xml.text
    }

    private func rootAttributes(_ document: SVGDocument, isDescribed: Bool) -> XMLWriter.Attributes {
        let box = document.viewBox
        let place = [box.x, box.y].map(SVGNumber.text) + [box.width, box.height].map(SVGNumber.length)
        var attributes: XMLWriter.Attributes = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", place.joined(separator: " ")),
        ]
        if let width = document.widthOnPaper {
            let height = box.width > 0 ? width * box.height / box.width : 0
            attributes += [("width", SVGNumber.length(width) + "mm"), ("height", SVGNumber.length(height) + "mm")]
        }
        attributes += [("role", "img"), ("aria-labelledby", isDescribed ? "title desc" : "title")]
        return attributes
    }

    private mutating func writeDefinitions() {
        guard !definitions.ordered.isEmpty else { return }
        xml.open("defs")
        for definition in definitions.ordered {
            let name = definitions.name(of: definition)
            switch definition {
            case .gradient(let gradient): write(gradient, name: name)
            case .pattern(let pattern): write(pattern, name: name)
            case .clip(let box):
                xml.open("clipPath", [("id", name)])
                xml.empty("rect", attributes(of: box))
                xml.close()
            }
        }
        xml.close()
    }

    private mutating func write(_ gradient: SVGLinearGradient, name: String) {
        xml.open(
            "linearGradient",
            [
                ("id", name),
                ("x1", SVGNumber.text(gradient.start.x)), ("y1", SVGNumber.text(gradient.start.y)),
                ("x2", SVGNumber.text(gradient.end.x)), ("y2", SVGNumber.text(gradient.end.y)),
            ])
        for stop in gradient.stops {
            xml.empty("stop", [("offset", SVGNumber.text(stop.share)), ("stop-color", stop.color.text)])
        }
        xml.close()
    }

    private mutating func write(_ pattern: SVGPattern, name: String) {
        var attributes: XMLWriter.Attributes = [
            ("id", name), ("width", SVGNumber.length(pattern.width)), ("height", SVGNumber.length(pattern.height)),
            ("patternUnits", "userSpaceOnUse"),
        ]
        if pattern.rotation != 0 {
            attributes.append(("patternTransform", "rotate(\(SVGNumber.text(pattern.rotation)))"))
        }
        xml.open("pattern", attributes)
        for element in pattern.elements { write(element) }
        xml.close()
    }
}
