// SPDX-License-Identifier: Apache-2.0

/// An upright rectangle.
public struct SVGRectangle: Sendable, Hashable {
    /// Where it is and how large.
    public var box: SVGBox
    /// The radius of the corners; 0 for square ones.
    public var cornerRadius: Double
    /// How it is filled and outlined.
    public var style: SVGStyle

    /// A rectangle with square corners unless told otherwise.
    public init(_ box: SVGBox, cornerRadius: Double = 0, style: SVGStyle) {
        self.box = box
        self.cornerRadius = cornerRadius
        self.style = style
    }
}

/// A straight line.
public struct SVGLine: Sendable, Hashable {
    /// Where it begins.
    public var start: SVGPoint
    /// Where it ends.
    public var end: SVGPoint
    /// The fill is ignored.
    public var style: SVGStyle

    /// The line between two places.
    public init(from start: SVGPoint, to end: SVGPoint, style: SVGStyle) {
        self.start = start
        self.end = end
        self.style = style
    }
}

/// A shape drawn with a pen.
public struct SVGPath: Sendable, Hashable {
    /// What the pen does, in this order.
    public var steps: [Step]
    /// How the shape is filled and outlined.
    public var style: SVGStyle

    /// The shape that these steps draw.
    public init(_ steps: [Step], style: SVGStyle) {
        self.steps = steps
        self.style = style
    }

    /// One movement of the pen. A path begins with a `.move`.
    public enum Step: Sendable, Hashable {
        /// Lifts the pen and sets it down here.
        case move(SVGPoint)
        case line(SVGPoint)
        /// A cubic Bézier curve with its two control points.
        case curve(SVGPoint, SVGPoint, to: SVGPoint)
        /// Back to where the pen was last set down.
        case close
    }
}
