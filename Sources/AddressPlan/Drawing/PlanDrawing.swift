// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// The plan as a poster: shapes in the order in which they are painted.
///
/// Every block is a band over the whole width. A panel stands for a node; on its scale its children stand at their true
/// place and size, however small. Below the scale each child is shown large again, with lines from its true place to its
/// panel: so everything is to scale and still a /48 in a /32 can be read. A pool's scale is filled by how much is taken.
public struct PlanDrawing: Hashable, Sendable {
    /// The width of the poster in points.
    public let width: Double

    /// The height of the poster in points.
    public let height: Double

    /// What is on it.
    public let shapes: [DrawnShape]

    /// A1 in landscape: 841 mm × 594 mm.
    public static let posterSize = (width: 2384.0, height: 1684.0)

    /// Draws a plan.
    ///
    /// - Parameters:
    ///   - title: the heading.
    ///   - subtitle: what stands below it, such as the date.
    ///   - use: what is taken of each pool.
    ///   - findings: what the lint found; marked and listed.
    public init(
        of tree: PlanTree, title: String, subtitle: String, use: [PlanNodeID: PoolUse] = [:], findings: [Finding] = []
    ) {
        let frame = PosterFrame(size: Self.posterSize, title: title, subtitle: subtitle, findings: findings)
        var panels = PanelLayout(tree, use: use, findings: findings)
        panels.draw(in: frame.planArea)
        width = Self.posterSize.width
        height = Self.posterSize.height
        shapes = frame.shapes + panels.shapes
    }
}
