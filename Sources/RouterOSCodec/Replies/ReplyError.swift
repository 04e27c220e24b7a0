// SPDX-License-Identifier: Apache-2.0

/// Why a sentence is none that a router says.
public enum ReplyError: Error, Sendable, Hashable {
    /// The first word is no kind of reply.
    case unknown(RawText)
    /// A word is neither a property nor of the API.
    case word(RawText)
    /// A tag that was not given by us, or two of them.
    case tag(RawText)
}

extension ReplyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown(let word):
            "the router says \(Self.quoted(word)), which begins no reply of the RouterOS API; see that the port is the API's"
        case .word(let word): "the router says \(Self.quoted(word)) within a reply, where no such word belongs"
        case .tag(let word):
            "the router answers under \(Self.quoted(word)), which is no tag of a command that it was given"
        }
    }

    /// Words may be long, and whoever sent them is not trusted.
    private static func quoted(_ word: RawText) -> String {
        let shown = RawText(word.octets.prefix(40)).text.debugDescription
        return word.octets.count > 40 ? "\(shown)… (\(word.octets.count) octets)" : shown
    }
}
