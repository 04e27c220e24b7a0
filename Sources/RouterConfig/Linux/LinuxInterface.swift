// SPDX-License-Identifier: Apache-2.0

/// The name of a network interface that can stand in a script as it is.
public struct LinuxInterface: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// Linux keeps 15 bytes (IFNAMSIZ less the final zero).
    private static let maximumBytes = 15

    /// Nil for what is no name, and for names with other characters than letters, digits and “.-_@:”.
    public init?(_ name: String) {
        guard (1...Self.maximumBytes).contains(name.utf8.count), name.utf8.allSatisfy(Self.isPlain),
            name.utf8.first != UInt8(ascii: "-"), name != ".", name != ".."
        else { return nil }
        description = name
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "@"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
