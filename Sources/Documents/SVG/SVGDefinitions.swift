// SPDX-License-Identifier: Apache-2.0

/// The gradients, patterns and clips that a drawing uses, each once, in the order in which they are first needed.
struct SVGDefinitions {
    /// Something that is defined once and referred to by name.
    enum Definition: Hashable {
        case gradient(SVGLinearGradient)
        case pattern(SVGPattern)
        case clip(SVGBox)
    }

    private(set) var ordered: [Definition] = []
    private var positions: [Definition: Int] = [:]

    /// `url(#…)` of a definition that was collected.
    func reference(to definition: Definition) -> String {
        "url(#\(name(of: definition)))"
    }

    func name(of definition: Definition) -> String {
        // A definition that was not collected cannot occur: rendering visits what collecting visited.
        "d\((positions[definition] ?? 0) + 1)"
    }

    mutating func collect(_ elements: [SVGElement]) {
        for element in elements {
            switch element {
            case .rectangle(let rectangle): collect(rectangle.style.fill)
            case .path(let path): collect(path.style.fill)
            case .line, .text: break
            case .group(let group):
                if let clip = group.clip { add(.clip(clip)) }
                collect(group.elements)
            }
        }
    }

    private mutating func collect(_ paint: SVGPaint) {
        switch paint {
        case .none, .color: break
        case .gradient(let gradient): add(.gradient(gradient))
        case .pattern(let pattern):
            guard positions[.pattern(pattern)] == nil else { return }
            collect(pattern.elements)
            add(.pattern(pattern))
        }
    }

    private mutating func add(_ definition: Definition) {
        guard positions[definition] == nil else { return }
        positions[definition] = ordered.count
        ordered.append(definition)
    }
}
