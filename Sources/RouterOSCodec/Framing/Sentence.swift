// SPDX-License-Identifier: Apache-2.0

/// What is said at once in either direction: words of octets, at least one. On the wire each word stands behind its length, and an
/// empty one ends the sentence.
///
/// RouterOS does not promise any encoding of text, so words are kept as the octets that they are: in one buffer, with the places
/// where they end.
public struct Sentence: Sendable, Hashable {
    private var octets: [UInt8] = []
    private var ends: [Int] = []

    /// A sentence of these words; empty ones, which would end it on the wire, are left out.
    public init(_ words: [[UInt8]]) {
        for word in words { append(word[...]) }
    }

    /// A sentence without words yet.
    init() {}

    /// How many words there are.
    public var count: Int { ends.count }

    /// Octets of all words.
    public var size: Int { octets.count }

    /// Whether there are no words: such a sentence says nothing, and receivers pass over it.
    public var isEmpty: Bool { ends.isEmpty }

    /// The words in their order, without copying them.
    public var words: [ArraySlice<UInt8>] {
        var start = 0
        return ends.map { end in
            defer { start = end }
            return octets[start..<end]
        }
    }

    /// What goes over the wire: every word behind its length in the shortest form, and the empty word at the end. Of a word longer
    /// than the protocol can announce, nothing of the sentence can be sent.
    ///
    /// - Throws: ``SentenceError/wordTooLong(length:limit:)`` for a word of 4 GiB or more.
    public func encoded() throws(SentenceError) -> [UInt8] {
        var wire: [UInt8] = []
        wire.reserveCapacity(octets.count + 5 * (ends.count + 1))
        for word in words {
            guard word.count <= WordLength.greatest else {
                throw .wordTooLong(length: word.count, limit: WordLength.greatest)
            }
            WordLength.write(word.count, to: &wire)
            wire += word
        }
        wire.append(0)
        return wire
    }

    mutating func append(_ word: ArraySlice<UInt8>) {
        guard !word.isEmpty else { return }
        octets += word
        ends.append(octets.count)
    }
}
