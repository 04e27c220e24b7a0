// SPDX-License-Identifier: Apache-2.0

/// How a shape is filled and outlined.
public struct SVGStyle: Sendable, Hashable {
    /// What is inside the outline.
    public var fill: SVGPaint
    /// The outline; nil for none.
    public var stroke: SVGStroke?
    /// 0 (invisible) … 1.
    public var opacity: Double

    /// Neither filled nor outlined unless told otherwise.
    public init(fill: SVGPaint = .none, stroke: SVGStroke? = nil, opacity: Double = 1) {
        self.fill = fill
        self.stroke = stroke
        self.opacity = opacity
    }
}

/// An outline.
public struct SVGStroke: Sendable, Hashable {
    /// What the outline is drawn in.
    public var color: SVGColor
    /// In the drawing's units, half of it inside the shape.
    public var width: Double
    /// Lengths of dashes and gaps in turn; empty for an unbroken line.
    public var dashes: [Double]

    /// An unbroken outline unless told otherwise.
    public init(_ color: SVGColor, width: Double, dashes: [Double] = []) {
        self.color = color
        self.width = width
        self.dashes = dashes
    }
}

/// What fills a shape. Gradients and patterns are values like all else: the renderer writes each once and names it.
public indirect enum SVGPaint: Sendable, Hashable {
    case none
    case color(SVGColor)
    case gradient(SVGLinearGradient)
    case pattern(SVGPattern)
}

/// A colour of the screen.
public struct SVGColor: Sendable, Hashable {
    /// 0 (none) … 255.
    public var red: UInt8
    /// 0 (none) … 255.
    public var green: UInt8
    /// 0 (none) … 255.
    public var blue: UInt8

    /// The colour with these shares of light.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// From the 24 bits that are usually written in hexadecimal: `0xFF8000` is orange. Higher bits are ignored.
    public init(rgb: UInt32) {
        red = UInt8(truncatingIfNeeded: rgb >> 16)
        green = UInt8(truncatingIfNeeded: rgb >> 8)
        blue = UInt8(truncatingIfNeeded: rgb)
    }

    /// No light.
    public static let black = SVGColor(rgb: 0)
    /// All light.
    public static let white = SVGColor(rgb: 0xFF_FFFF)

    /// The colour `share` (0 … 1) of the way to `other`.
    public func mixed(with other: SVGColor, share: Double) -> SVGColor {
        let weight = share.isNaN ? 0 : min(max(share, 0), 1)
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8(clamping: Int((Double(from) + (Double(to) - Double(from)) * weight).rounded()))
        }
        return SVGColor(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }
}
