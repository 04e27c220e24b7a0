// SPDX-License-Identifier: Apache-2.0

/// A place on the plane.
public struct SVGPoint: Sendable, Hashable {
    /// How far to the right.
    public var x: Double
    /// How far down.
    public var y: Double

    /// The place `x` to the right and `y` down.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright box.
public struct SVGBox: Sendable, Hashable {
    /// The left edge.
    public var x: Double
    /// The upper edge.
    public var y: Double
    /// How far it reaches to the right of `x`.
    public var width: Double
    /// How far it reaches down from `y`.
    public var height: Double

    /// The box with this upper left corner and size.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The box with every edge moved inwards by `distance`; never narrower or lower than nothing.
    public func inset(by distance: Double) -> SVGBox {
        SVGBox(
            x: x + distance, y: y + distance, width: max(0, width - 2 * distance), height: max(0, height - 2 * distance)
        )
    }
}
