// SPDX-License-Identifier: Apache-2.0

extension RawText {
    private static let comma = UInt8(ascii: ",")

    /// Values with commas between them; nil when one is empty or holds a comma itself, which no router could tell apart.
    public init?(list: [RawText]) {
        guard list.allSatisfy({ !$0.isEmpty && !$0.octets.contains(Self.comma) }) else { return nil }
        self.init(Array(list.map(\.octets).joined(separator: [Self.comma])))
    }

    /// The values between commas; empty ones are left out.
    public var list: [RawText] {
        octets.split(separator: Self.comma).map { RawText($0) }
    }
}
