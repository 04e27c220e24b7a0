// SPDX-License-Identifier: Apache-2.0

/// Why a command cannot be written, or words are no command.
public enum CommandError: Error, Sendable, Hashable {
    /// A path is not made of slashes and names.
    case path(String)
    /// The name of a property is empty, holds `=` or begins with a sign that means something else.
    case name(RawText)
    /// The words of a query do not leave the router's stack as they should.
    case query(RawText)
    /// A word that belongs to no command.
    case word(RawText)
    /// A query is nested so deep, or so long, that its words are more than a command may have.
    case queryTooLarge(limit: Int)
}

extension CommandError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .path(let path):
            "\(path.debugDescription) is no menu path; write one such as /ip/firewall/address-list, with slashes between the parts"
        case .name(let name):
            "\(name.text.debugDescription) is no name of a property; it must hold something, and no ="
        case .query(let word):
            "the query cannot be worked out at \(word.text.debugDescription): too few values are on the stack there"
        case .word(let word):
            "\(word.text.debugDescription) belongs to no command; words begin with =, ? or .tag="
        case .queryTooLarge(let limit):
            "the query needs more than \(limit) words; ask for fewer rows at a time"
        }
    }
}
