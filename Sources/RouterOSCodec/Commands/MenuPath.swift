// SPDX-License-Identifier: Apache-2.0

/// A menu of the router, such as `/ip/firewall/address-list`.
public struct MenuPath: Sendable, Hashable {
    /// The path with a slash in front of every part and none at the end.
    public let text: String

    /// - Throws: ``CommandError/path(_:)`` unless it is made of slashes, each with letters, digits or hyphens behind it.
    public init(_ text: String) throws(CommandError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let names = parts.dropFirst()
        let isWellFormed =
            !names.isEmpty && parts[0].isEmpty && names.allSatisfy { !$0.isEmpty && $0.allSatisfy(Self.isAllowed) }
        guard isWellFormed else { throw .path(text) }
        self.text = text
    }

    /// A menu below this one, or a command in it, from a word of the program's own.
    public func appending(_ part: StaticString) -> MenuPath {
        MenuPath(unchecked: "\(text)/\(part)")
    }

    /// A path that stands in the program.
    public static func known(_ text: StaticString) -> MenuPath {
        MenuPath(unchecked: "\(text)")
    }

    private init(unchecked text: String) {
        self.text = text
    }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension MenuPath: CustomStringConvertible {
    public var description: String { text }
}
