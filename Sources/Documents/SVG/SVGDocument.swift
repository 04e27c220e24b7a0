// SPDX-License-Identifier: Apache-2.0

/// A drawing as a value: what is in it, not how it is written.
///
/// `text` renders it as SVG 1.1, the same bytes for the same value on every machine. All lengths are in the drawing's own
/// units, x to the right and y downwards.
public struct SVGDocument: Sendable, Hashable {
    /// The part of the plane that is shown.
    public var viewBox: SVGBox
    /// How wide it is on paper, in millimetres; the height follows. Nil leaves the size to whoever shows it.
    public var widthOnPaper: Double?
    /// What the drawing is, in a few words; read out by screen readers.
    public var title: String
    /// What it shows, in a sentence or more, for those who cannot see it.
    public var summary: String
    /// Drawn in this order: later ones cover earlier ones.
    public var elements: [SVGElement]

    /// A drawing of no particular size on paper unless told otherwise.
    public init(
        viewBox: SVGBox, widthOnPaper: Double? = nil, title: String, summary: String = "", elements: [SVGElement] = []
    ) {
        self.viewBox = viewBox
        self.widthOnPaper = widthOnPaper
        self.title = title
        self.summary = summary
        self.elements = elements
    }

    /// The drawing as an SVG file in UTF-8, well-formed whatever its texts hold.
    public var text: String {
        var renderer = SVGRenderer()
        return renderer.render(self)
    }
}
