// SPDX-License-Identifier: Apache-2.0

/// One line of text.
public struct SVGText: Sendable, Hashable {
    /// Any characters; those that XML cannot hold are drawn as U+FFFD.
    public var content: String
    /// The left end, middle or right end of the baseline, as `anchor` says.
    public var position: SVGPoint
    /// How it is lettered.
    public var font: SVGFont
    /// Which part of it stands at `position`.
    public var anchor: Anchor
    /// What it is written in.
    public var color: SVGColor
    /// Degrees clockwise around `position`.
    public var rotation: Double

    /// A level black text that begins at `position` unless told otherwise.
    public init(
        _ content: String, at position: SVGPoint, font: SVGFont, anchor: Anchor = .start, color: SVGColor = .black,
        rotation: Double = 0
    ) {
        self.content = content
        self.position = position
        self.font = font
        self.anchor = anchor
        self.color = color
        self.rotation = rotation
    }

    /// Which part of the text stands at its position. The raw value is SVG's word.
    public enum Anchor: String, Sendable, CaseIterable {
        case start, middle, end
    }
}

/// The lettering of a text: families that every machine has, so that a file needs no other.
public struct SVGFont: Sendable, Hashable {
    /// What the letters look like.
    public var family: Family
    /// The height of a line, in the drawing's units.
    public var size: Double
    /// Whether the letters are heavy.
    public var isBold: Bool

    /// A light sans-serif lettering unless told otherwise.
    public init(_ family: Family = .sansSerif, size: Double, isBold: Bool = false) {
        self.family = family
        self.size = size
        self.isBold = isBold
    }

    /// A generic family. The raw value is SVG's word.
    public enum Family: String, Sendable, CaseIterable {
        case sansSerif = "sans-serif"
        /// For addresses, whose digits should stand below each other.
        case monospace
    }

    /// About how wide `text` is, rather too wide than too narrow: fonts differ from machine to machine. Good for deciding
    /// whether a label fits; clip what must not spill over.
    public func estimatedWidth(of text: String) -> Double {
        let bold = isBold ? 1.1 : 1
        switch family {
        case .monospace: return Double(text.count) * 0.62 * size * bold
        case .sansSerif: return text.reduce(0) { $0 + Self.sansSerifWidth(of: $1) } * size * bold
        }
    }

    private static func sansSerifWidth(of character: Character) -> Double {
        guard let byte = character.asciiValue else { return 1 }
        return switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "."), UInt8(ascii: ":"): 0.3
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "%"): 0.95
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 0.75
        default: 0.6
        }
    }
}
