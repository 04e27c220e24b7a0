// SPDX-License-Identifier: Apache-2.0

/// Colours that run into each other along a line.
public struct SVGLinearGradient: Sendable, Hashable {
    /// Where the line begins and ends, as shares (0 … 1) of the filled shape's width and height.
    public var start: SVGPoint
    /// Where the line ends, in the same shares.
    public var end: SVGPoint
    /// Ascending by `share`.
    public var stops: [Stop]

    /// From the left edge to the right one unless told otherwise.
    public init(
        from start: SVGPoint = SVGPoint(x: 0, y: 0), to end: SVGPoint = SVGPoint(x: 1, y: 0), stops: [Stop]
    ) {
        self.start = start
        self.end = end
        self.stops = stops
    }

    /// The colour at one place of the line.
    public struct Stop: Sendable, Hashable {
        /// 0 at the start, 1 at the end.
        public var share: Double
        /// What is shown there.
        public var color: SVGColor

        /// This colour at this share of the line.
        public init(at share: Double, _ color: SVGColor) {
            self.share = share
            self.color = color
        }
    }
}

/// A tile repeated over the filled shape, such as hatching.
public struct SVGPattern: Sendable, Hashable {
    /// The tile's size, in the drawing's units.
    public var width: Double
    /// How high a tile is, in the same units.
    public var height: Double
    /// Degrees clockwise that the tiles are turned.
    public var rotation: Double
    /// What a tile shows, from its upper left corner.
    public var elements: [SVGElement]

    /// An upright tile unless told otherwise.
    public init(width: Double, height: Double, rotation: Double = 0, elements: [SVGElement]) {
        self.width = width
        self.height = height
        self.rotation = rotation
        self.elements = elements
    }

    /// Slanting stripes on a ground.
    public static func hatching(_ color: SVGColor, on ground: SVGColor, spacing: Double) -> SVGPattern {
        let tile = SVGBox(x: 0, y: 0, width: spacing, height: spacing)
        let stripe = SVGBox(x: 0, y: 0, width: spacing / 3, height: spacing)
        return SVGPattern(
            width: spacing, height: spacing, rotation: 45,
            elements: [
                .rectangle(SVGRectangle(tile, style: SVGStyle(fill: .color(ground)))),
                .rectangle(SVGRectangle(stripe, style: SVGStyle(fill: .color(color)))),
            ])
    }
}
