// SPDX-License-Identifier: Apache-2.0

/// A property and its value, as a word carries it: `=name=value`. The value may hold anything, `=` included; the name may not.
public struct Attribute: Sendable, Hashable {
    public let name: RawText
    public let value: RawText

    public init(_ name: RawText, _ value: RawText) {
        self.name = name
        self.value = value
    }

    static let equalSign = UInt8(ascii: "=")

    /// The word for it.
    var word: [UInt8] { [Self.equalSign] + name.octets + [Self.equalSign] + value.octets }

    /// Reads `=name=value`; nil when one of the signs is missing or the name is empty.
    init?(word: ArraySlice<UInt8>) {
        guard word.first == Self.equalSign else { return nil }
        let rest = word.dropFirst()
        guard let sign = rest.firstIndex(of: Self.equalSign), sign > rest.startIndex else { return nil }
        self.init(RawText(rest[..<sign]), RawText(rest[(sign + 1)...]))
    }
}
