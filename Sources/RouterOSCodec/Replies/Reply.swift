// SPDX-License-Identifier: Apache-2.0

/// One sentence of a router, and the command that it answers.
public struct Reply: Sendable, Hashable {
    /// What a reply says.
    public enum Kind: Sendable, Hashable {
        /// `!re`: one row of what was asked for.
        case row(ReplyRow)
        /// `!empty`: there are no rows; before RouterOS 7.18 routers say nothing then.
        case empty
        /// `!done`: nothing more comes for this command. `add` returns the new row's ``ItemID`` in `ret`.
        case done(ReplyRow)
        /// `!trap`: the command failed, or a part of it; `done` still follows.
        case trap(Trap)
        /// `!fatal`: the router closes the connection.
        case fatal(RawText)
    }

    public let kind: Kind
    /// Nil where the command had none; of `fatal` always.
    public let tag: CommandTag?

    public init(_ kind: Kind, tag: CommandTag? = nil) {
        self.kind = kind
        self.tag = tag
    }
}

extension Reply {
    /// What a reply begins with.
    private enum Opening: String {
        case row = "!re"
        case empty = "!empty"
        case done = "!done"
        case trap = "!trap"
        case fatal = "!fatal"

        var word: [UInt8] { Array(rawValue.utf8) }
    }

    /// - Throws: ``ReplyError`` for words that no router says.
    public init(_ sentence: Sentence) throws(ReplyError) {
        let words = sentence.words
        let first = words.first.map { RawText($0) } ?? ""
        guard let opening = Opening(rawValue: first.text) else { throw .unknown(first) }
        let rest = words.dropFirst()
        guard opening != .fatal else {
            self.init(.fatal(RawText(Array(rest.joined(separator: [UInt8(ascii: " ")])))))
            return
        }
        let (row, tag) = try Self.attributes(rest)
        let kind: Kind =
            switch opening {
            case .row: .row(row)
            case .done: .done(row)
            case .empty: .empty
            case .trap: .trap(Trap(row))
            case .fatal: .fatal("")
            }
        self.init(kind, tag: tag)
    }

    private static func attributes(
        _ words: ArraySlice<ArraySlice<UInt8>>
    ) throws(ReplyError) -> (ReplyRow, CommandTag?) {
        var attributes: [Attribute] = []
        var tag: CommandTag?
        for word in words {
            if let attribute = Attribute(word: word) {
                attributes.append(attribute)
            } else if word.starts(with: CommandTag.prefix) {
                guard let found = CommandTag(word: word), tag == nil else { throw .tag(RawText(word)) }
                tag = found
            } else if word.first != UInt8(ascii: ".") {
                // Words with a dot belong to the API itself; newer ones than those known here may be passed over.
                throw .word(RawText(word))
            }
        }
        return (ReplyRow(attributes), tag)
    }

    /// The words in which a router says it; a router's end of the protocol, for tests and tools.
    public var sentence: Sentence {
        var words: [[UInt8]]
        switch kind {
        case .row(let row): words = [Opening.row.word] + row.attributes.map(\.word)
        case .empty: words = [Opening.empty.word]
        case .done(let row): words = [Opening.done.word] + row.attributes.map(\.word)
        case .trap(let trap): words = [Opening.trap.word] + trap.attributes.map(\.word)
        case .fatal(let message): return Sentence([Opening.fatal.word, message.octets])
        }
        if let tag { words.append(tag.word) }
        return Sentence(words)
    }
}
