// SPDX-License-Identifier: Apache-2.0

/// How many members share the rate of one: 1:5 sells five lines for each line's worth of capacity.
public struct ContentionRatio: Sendable, Hashable {
    /// The number behind the colon, in ``range``.
    public let members: UInt32

    /// What is sold to households is 1:4 to 1:50; a thousand leaves room, and keeps sums of a bundle within 128 bits.
    public static let range: ClosedRange<UInt32> = 1...1_000

    /// Nothing is shared.
    public static let uncontended = ContentionRatio(unchecked: 1)

    /// The ratio 1:`members`; nil outside ``range``.
    public init?(_ members: UInt32) {
        guard Self.range.contains(members) else { return nil }
        self.members = members
    }

    private init(unchecked members: UInt32) {
        self.members = members
    }

    /// Reads “1:5”; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "1", parts[1].utf8.first.map(Self.isNonZeroDigit) == true,
            let members = UInt32(parts[1])
        else { return nil }
        self.init(members)
    }

    private static func isNonZeroDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte)
    }
}

extension ContentionRatio: CustomStringConvertible {
    /// “1:5”.
    public var description: String { "1:\(members)" }
}
