// SPDX-License-Identifier: Apache-2.0

/// The name by which we know again what we put on a router: “line-17”, “group-plan-2-sector-3”.
///
/// Only letters, digits, hyphen, point and underscore, so that it means the same in every dialect.
public struct ShapingToken: Sendable, Hashable, CustomStringConvertible {
    /// What kind of place in the tree a token names. The raw value begins the token.
    public enum Kind: String, Sendable, CaseIterable {
        case router, sector, group, line
    }

    public let kind: Kind
    public let description: String

    /// - Parameter key: any text that is one of a kind; other bytes than letters, digits, hyphens and points are written as
    ///   underscore and two digits, so different keys never make one token.
    public init(_ kind: Kind, key: String) {
        self.kind = kind
        description = kind.rawValue + "-" + key.utf8.map(Self.written).joined()
    }

    private static func written(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            String(UnicodeScalar(byte))
        default: "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
