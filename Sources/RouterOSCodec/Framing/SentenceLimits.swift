// SPDX-License-Identifier: Apache-2.0

/// What a sentence may come to before we stop believing its sender.
public struct SentenceLimits: Sendable, Hashable {
    /// Octets of one word, at most.
    public var word: Int
    /// Octets of all words of one sentence, their lengths included, at most.
    public var sentence: Int
    /// Words of one sentence, at most.
    public var words: Int

    /// The longest value that routers are known to send is a script, which RouterOS keeps below 64 KiB; a row has well below a
    /// hundred properties. The defaults leave room for sixteen times as much and bound what one router can cost in memory.
    public init(word: Int = 1 << 20, sentence: Int = 4 << 20, words: Int = 1_024) {
        self.word = word
        self.sentence = sentence
        self.words = words
    }
}
