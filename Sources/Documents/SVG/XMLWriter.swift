// SPDX-License-Identifier: Apache-2.0

/// Writes XML elements with indentation, escaping every text and value it is given.
struct XMLWriter {
    private(set) var text: String
    private var openElements: [StaticString] = []

    init() {
        text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    }

    typealias Attributes = [(name: StaticString, value: String)]

    /// An element without content.
    mutating func empty(_ name: StaticString, _ attributes: Attributes) {
        start(name, attributes)
        text += "/>\n"
    }

    /// An element whose content is one text, kept on its line: white space would be part of it.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [], text content: String) {
        start(name, attributes)
        text += ">"
        XMLEscaping.append(content, to: &text, inAttribute: false)
        text += "</\(name)>\n"
    }

    /// An element whose content is whatever is written until `close()`.
    mutating func open(_ name: StaticString, _ attributes: Attributes = []) {
        start(name, attributes)
        text += ">\n"
        openElements.append(name)
    }

    /// Ends the element opened last.
    mutating func close() {
        guard let name = openElements.popLast() else { return }
        indent()
        text += "</\(name)>\n"
    }

    private mutating func start(_ name: StaticString, _ attributes: Attributes) {
        indent()
        text += "<\(name)"
        for attribute in attributes {
            text += " \(attribute.name)=\""
            XMLEscaping.append(attribute.value, to: &text, inAttribute: true)
            text += "\""
        }
    }

    private mutating func indent() {
        for _ in openElements { text += "  " }
    }
}
