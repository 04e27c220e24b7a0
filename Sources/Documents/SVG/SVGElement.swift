// SPDX-License-Identifier: Apache-2.0

/// Anything that can be drawn.
public indirect enum SVGElement: Sendable, Hashable {
    case rectangle(SVGRectangle)
    case line(SVGLine)
    case path(SVGPath)
    case text(SVGText)
    case group(SVGGroup)
}

/// Elements that belong together.
public struct SVGGroup: Sendable, Hashable {
    /// What the group is; browsers show it when the pointer rests on it.
    public var title: String?
    /// The group is drawn this much further to the right and down.
    public var offset: SVGPoint?
    /// Nothing outside this box is drawn; in the group's own coordinates, that is after `offset`.
    public var clip: SVGBox?
    /// Drawn in this order.
    public var elements: [SVGElement]

    /// A group drawn in place and in full unless told otherwise.
    public init(title: String? = nil, offset: SVGPoint? = nil, clip: SVGBox? = nil, elements: [SVGElement]) {
        self.title = title
        self.offset = offset
        self.clip = clip
        self.elements = elements
    }
}
