// SPDX-License-Identifier: Apache-2.0

/// One thing on the poster. Lengths are points (1/72 inch) from the top left corner.
public enum DrawnShape: Hashable, Sendable {
    /// A box; `title` is what it stands for, for those who cannot see it.
    case box(DrawnBox, DrawnFill, title: String?)

    /// The zoom from a part of a scale to the panel that shows it large: straight lines between the two.
    case zoom(from: DrawnSpan, to: DrawnSpan)

    /// The round mark of a finding, by its centre.
    case mark(x: Double, y: Double, radius: Double, FindingSeverity)

    /// A line of text.
    case text(DrawnText)
}

/// A rectangle, rounded to hundredths of a point so that drawings do not differ by invisible amounts.
public struct DrawnBox: Hashable, Sendable {
    /// The left edge.
    public let x: Double

    /// The upper edge.
    public let y: Double

    /// From left to right.
    public let width: Double

    /// From top to bottom.
    public let height: Double

    init(x: Double, y: Double, width: Double, height: Double) {
        self.x = Self.rounded(x)
        self.y = Self.rounded(y)
        self.width = Self.rounded(width)
        self.height = Self.rounded(height)
    }

    private static func rounded(_ length: Double) -> Double { (length * 100).rounded() / 100 }

    /// The lower edge.
    public var bottom: Double { y + height }

    /// The right edge.
    public var right: Double { x + width }
}

/// A horizontal line from `left` to `right` at the height `y`.
public struct DrawnSpan: Hashable, Sendable {
    /// Where it begins.
    public let left: Double

    /// Where it ends.
    public let right: Double

    /// How far down it is.
    public let y: Double
}
