// SPDX-License-Identifier: Apache-2.0

/// A line of text on the poster.
public struct DrawnText: Hashable, Sendable {
    /// What is written.
    public let text: String

    /// The horizontal place: of the beginning, the middle or the end, as ``anchor`` says.
    public let x: Double

    /// The line on which the letters stand.
    public let baseline: Double

    /// The height of the type.
    public let size: Double

    /// What stands at ``x``.
    public let anchor: Anchor

    /// Whether it is bold.
    public let isBold: Bool

    /// Whether it is light, on a dark ground.
    public let isLight: Bool

    /// Which point of a text is given.
    public enum Anchor: Hashable, Sendable {
        /// Its beginning.
        case start
        /// Its middle.
        case middle
        /// Its end.
        case end
    }

    init(
        _ text: String, x: Double, baseline: Double, size: Double, anchor: Anchor = .start, isBold: Bool = false,
        isLight: Bool = false
    ) {
        self.text = text
        self.x = (x * 100).rounded() / 100
        self.baseline = (baseline * 100).rounded() / 100
        self.size = (size * 100).rounded() / 100
        self.anchor = anchor
        self.isBold = isBold
        self.isLight = isLight
    }

    /// How wide the letters of the usual sans-serif faces are on average, in parts of their height.
    private static func letterWidth(isBold: Bool) -> Double { isBold ? 0.66 : 0.57 }

    /// Fewer letters than this say nothing.
    private static let fewestLetters = 4

    /// The size at which a text has a width, at most `size` and at least two fifths of it.
    static func size(of text: String, fitting width: Double, atMost size: Double, isBold: Bool = false) -> Double {
        let wanted = width / (letterWidth(isBold: isBold) * Double(max(1, text.count)))
        return max(size * 0.4, min(size, wanted))
    }

    /// The text cut to a width with an ellipsis; nil when next to nothing of it fits.
    static func cut(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String? {
        // Held within bounds before the conversion, which would trap on what no Int can hold.
        let letters = Int(min(max(0, width / (size * letterWidth(isBold: isBold)) + 0.01), 10_000))
        if text.count <= letters { return text }
        guard letters >= fewestLetters else { return nil }
        return text.prefix(letters - 1) + "…"
    }
}
