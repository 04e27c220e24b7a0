// SPDX-License-Identifier: Apache-2.0

/// What a RouterOS router shall have: a script is written from it, and so are the calls of its API.
public struct RouterOSConfiguration: Sendable, Hashable {
    /// What people call the router.
    public let router: String
    /// Rows that others refer to stand before them.
    public let rows: [RouterOSRow]
    /// Menus whose other rows of ours are taken away, in this order: what refers to others goes first.
    public let sweeps: [Sweep]

    /// In a menu, rows of ours whose comment begins so are removed unless they are listed.
    public struct Sweep: Sendable, Hashable {
        public let menu: RouterOSMenu
        public let commentBeginning: String
        public let keeps: Keeps
    }

    /// The rows that stay.
    public enum Keeps: Sendable, Hashable {
        case names([String])
        case comments([String])
    }

    /// The rows of one part alone, for when a parent's rate changes and nothing else does.
    public func rows(of token: ShapingToken) -> [RouterOSRow] {
        let beginning = RouterOSRow.mark + token.description
        return rows.filter { row in
            guard let comment = row.comment, comment.hasPrefix(beginning) else { return false }
            return comment.utf8.count == beginning.utf8.count || comment.dropFirst(beginning.count).first == " "
        }
    }
}
