// SPDX-License-Identifier: Apache-2.0

/// Names for many subscribers: a text in which a run of `#` stands for the subscriber's number.
///
/// `line####` gives line0000, line0001 and so on; a number with more digits than there are signs is written in full. Only the
/// first run counts. Without one, all subscribers have the same name.
public struct NamePattern: Sendable, Hashable {
    private let before: [UInt8]
    private let digits: Int
    private let after: [UInt8]

    /// Any text is a pattern.
    public init(_ text: String) {
        let octets = Array(text.utf8)
        let start = octets.firstIndex(of: Self.placeholder) ?? octets.endIndex
        let end = octets[start...].firstIndex { $0 != Self.placeholder } ?? octets.endIndex
        before = Array(octets[..<start])
        digits = end - start
        after = Array(octets[end...])
    }

    private static let placeholder = UInt8(ascii: "#")

    /// The name of one subscriber, in UTF-8.
    public func name(of subscriber: Int) -> [UInt8] {
        var name: [UInt8] = []
        append(subscriber, to: &name)
        return name
    }

    /// Appends the name of one subscriber.
    func append(_ subscriber: Int, to text: inout [UInt8]) {
        text.append(contentsOf: before)
        if digits > 0 { DecimalDigits.append(subscriber, atLeast: digits, to: &text) }
        text.append(contentsOf: after)
    }
}
