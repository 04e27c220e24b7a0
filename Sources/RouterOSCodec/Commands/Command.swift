// SPDX-License-Identifier: Apache-2.0

/// What the router is asked to do: a command of a menu, its arguments, and for commands that print, which rows are wanted.
public struct Command: Sendable, Hashable {
    /// The menu with the command behind it, such as `/ppp/active/print`.
    public var path: MenuPath
    public var arguments: [Attribute]
    /// Which rows are wanted; nil for all.
    public var query: Query?

    public init(_ path: MenuPath, _ arguments: [Attribute] = [], query: Query? = nil) {
        self.path = path
        self.arguments = arguments
        self.query = query
    }

    /// The words in which a router understands it.
    ///
    /// - Throws: ``CommandError`` for a name that no property can have, and for a query that is too large.
    public func sentence(tag: CommandTag?) throws(CommandError) -> Sentence {
        var words = [Array(path.text.utf8)]
        for argument in arguments where !Self.isName(argument.name) { throw .name(argument.name) }
        words += arguments.map(\.word)
        if let query { words += try query.words() }
        if let tag { words.append(tag.word) }
        return Sentence(words)
    }

    /// Reads what ``sentence(tag:)`` writes, or another client; a router's end of the protocol, for tests and tools.
    ///
    /// - Throws: ``CommandError`` for words that are no command.
    public static func reading(_ sentence: Sentence) throws(CommandError) -> (command: Command, tag: CommandTag?) {
        guard let first = sentence.words.first else { throw .path("") }
        var command = Command(try MenuPath(String(decoding: first, as: UTF8.self)))
        var tag: CommandTag?
        var queryWords: [ArraySlice<UInt8>] = []
        for word in sentence.words.dropFirst() {
            if let attribute = Attribute(word: word) {
                command.arguments.append(attribute)
            } else if word.first == Query.mark {
                queryWords.append(word)
            } else if let found = CommandTag(word: word) {
                tag = found
            } else {
                throw .word(RawText(word))
            }
        }
        command.query = try Query(words: queryWords)
        return (command, tag)
    }

    private static func isName(_ name: RawText) -> Bool {
        !name.isEmpty && !name.octets.contains(Attribute.equalSign)
    }
}
