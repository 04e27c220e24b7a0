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

    /// Letters of the usual sans-serif faces are at most about this much of their height wide on average.
    private static let letterWidth = 0.56

    /// Fewer letters than this say nothing.
    private static let fewestLetters = 4

    /// The text cut to a width with an ellipsis; nil when next to nothing of it fits.
    static func fitted(_ text: String, width: Double, size: Double) -> String? {
        // Held within bounds before the conversion, which would trap on what no Int can hold.
        let letters = Int(min(max(0, width / (size * letterWidth)), 10_000))
        if text.count <= letters { return text }
        guard letters >= fewestLetters else { return nil }
        return text.prefix(letters - 1) + "…"
    }
}
