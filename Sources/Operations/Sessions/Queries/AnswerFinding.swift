// SPDX-License-Identifier: Apache-2.0

/// What became of a router's datagrams, counted for each router and day beside the ``FoldFinding``s.
public enum AnswerFinding: Hashable, Sendable {
    /// They came.
    case received
    /// They were answered, some of them with the answer of the first try.
    case answered
    /// They were not, for this reason.
    case dropped(reason: String)

    private static let dropping = "dropped:"

    /// The word in the database.
    var word: String {
        switch self {
        case .received: "received"
        case .answered: "answered"
        case .dropped(let reason): Self.dropping + reason
        }
    }

    /// The finding with this word; nil when the word counts something else.
    init?(word: String) {
        switch word {
        case "received": self = .received
        case "answered": self = .answered
        case let word where word.hasPrefix(Self.dropping):
            self = .dropped(reason: String(word.dropFirst(Self.dropping.count)))
        default: return nil
        }
    }
}
