// SPDX-License-Identifier: Apache-2.0

/// One row in a menu, as it shall be.
public struct RouterOSRow: Sendable, Hashable {
    /// How the row is found again.
    public enum Identity: Sendable, Hashable {
        /// Ours: by its name, and only when its comment says that it is ours.
        case ownName(String)
        /// Ours: by its comment, in menus whose rows have no names.
        case ownComment
        /// The operator's: by its name. It is added when it is missing; otherwise only `arguments` are set.
        case foreignName(String)
    }

    public let menu: RouterOSMenu
    public let identity: Identity
    /// What we put into `comment`: begins with the token; nil for rows that are not ours.
    public let comment: String?
    /// Names and values in the order in which they are written, without `name` and `comment`.
    public let arguments: [Argument]

    /// A name with its value.
    public struct Argument: Sendable, Hashable {
        public let name: String
        public let value: RouterOSValue

        public init(_ name: String, _ value: RouterOSValue) {
            self.name = name
            self.value = value
        }
    }

    /// Every comment of ours begins so; rows without it are never touched.
    public static let mark = "firsthop:"

    /// Everything that a new row is given.
    public var allArguments: [Argument] {
        var all: [Argument] = []
        switch identity {
        case .ownName(let name), .foreignName(let name): all.append(Argument("name", .text(name)))
        case .ownComment: break
        }
        all += arguments
        if let comment { all.append(Argument("comment", .text(comment))) }
        return all
    }
}
