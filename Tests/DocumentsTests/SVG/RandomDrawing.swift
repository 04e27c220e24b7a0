// SPDX-License-Identifier: Apache-2.0

import Documents
import TestKit

/// Makes drawings with hostile numbers and texts, the same ones for the same seed.
struct RandomDrawing {
    private var generator: SeededGenerator
    /// How many elements the drawings so far have, those inside patterns not counted.
    private(set) var elementCount = 0
    /// How many characters their texts have.
    private(set) var characterCount = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func document() -> SVGDocument {
        SVGDocument(
            viewBox: box(), widthOnPaper: Bool.random(using: &generator) ? number() : nil, title: text(),
            summary: text(),
            elements: elements(depth: 0))
    }

    private mutating func elements(depth: Int) -> [SVGElement] {
        let count = Int.random(in: 0...6, using: &generator)
        elementCount += count
        return (0..<count).map { _ in element(depth: depth) }
    }

    private mutating func element(depth: Int) -> SVGElement {
        switch Int.random(in: 0..<(depth < 5 ? 6 : 4), using: &generator) {
        case 0: .rectangle(SVGRectangle(box(), cornerRadius: number(), style: style()))
        case 1: .line(SVGLine(from: point(), to: point(), style: style()))
        case 2: .path(SVGPath([.move(point()), .curve(point(), point(), to: point()), .close], style: style()))
        case 3: .text(SVGText(text(), at: point(), font: SVGFont(size: number()), anchor: .end, rotation: number()))
        default:
            .group(
                SVGGroup(
                    title: Bool.random(using: &generator) ? text() : nil, offset: point(),
                    clip: Bool.random(using: &generator) ? box() : nil, elements: elements(depth: depth + 1)))
        }
    }

    private mutating func style() -> SVGStyle {
        SVGStyle(fill: paint(), stroke: SVGStroke(color(), width: number(), dashes: [number()]), opacity: number())
    }

    private mutating func paint() -> SVGPaint {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .none
        case 1: return .color(color())
        case 2: return .gradient(SVGLinearGradient(stops: [.init(at: number(), color())]))
        default:
            let inner = SVGPattern.hatching(color(), on: color(), spacing: 4)
            let tile = SVGRectangle(box(), style: SVGStyle(fill: .pattern(inner)))
            return .pattern(SVGPattern(width: number(), height: number(), elements: [.rectangle(tile)]))
        }
    }

    private mutating func color() -> SVGColor {
        SVGColor(rgb: UInt32(truncatingIfNeeded: generator.next()))
    }

    private mutating func point() -> SVGPoint {
        SVGPoint(x: number(), y: number())
    }

    private mutating func box() -> SVGBox {
        SVGBox(x: number(), y: number(), width: number(), height: number())
    }

    /// Mostly plain, sometimes any bit pattern at all.
    private mutating func number() -> Double {
        guard Int.random(in: 0..<8, using: &generator) == 0 else {
            return Double.random(in: -100...1_000, using: &generator)
        }
        return Double(bitPattern: generator.next())
    }

    private mutating func text() -> String {
        let count = Int.random(in: 0..<12, using: &generator)
        var text = ""
        for _ in 0..<count {
            let limit: UInt32 = Bool.random(using: &generator) ? 0x80 : 0x11_0000
            guard let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) else { continue }
            text.unicodeScalars.append(scalar)
        }
        characterCount += text.unicodeScalars.count
        return text
    }
}
