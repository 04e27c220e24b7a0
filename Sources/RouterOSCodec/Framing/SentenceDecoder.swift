// SPDX-License-Identifier: Apache-2.0

/// Makes sentences of octets as they arrive, cut anywhere.
///
/// Never holds more than one sentence that is not complete. Once something was wrong everything is: every further call throws
/// the same error.
public struct SentenceDecoder: Sendable {
    private enum Place: Sendable {
        /// Before the first octet of a length.
        case length
        /// Within a length that so far is `value`, `missing` octets before its end.
        case moreLength(value: Int, missing: Int)
        /// Within a word.
        case word(missing: Int)
        case broken(SentenceError)
    }

    private let limits: SentenceLimits
    private var place = Place.length
    private var sentence = Sentence()
    /// The word that is not complete yet.
    private var word: [UInt8] = []
    /// Octets of the sentence so far, lengths included.
    private var taken = 0

    public init(limits: SentenceLimits = SentenceLimits()) {
        self.limits = limits
    }

    /// Whether a sentence has begun and not ended: a connection that closes now has cut it off.
    public var isWithinSentence: Bool { taken > 0 }

    /// Takes octets in and calls `body` with every sentence that they complete. Sentences without words are passed over.
    ///
    /// - Throws: ``SentenceError``; what was complete before has been handed out.
    public mutating func take(_ octets: Span<UInt8>, _ body: (Sentence) -> Void) throws(SentenceError) {
        var index = 0
        while index < octets.count {
            switch place {
            case .length:
                try count(1)
                try begin(octets[index], body)
                index += 1
            case .moreLength(let value, let missing):
                try count(1)
                try learn(value << 8 | Int(octets[index]), missing: missing - 1, body)
                index += 1
            case .word(let missing):
                let part = min(missing, octets.count - index)
                try count(part)
                for place in index..<(index + part) { word.append(octets[place]) }
                index += part
                place = .word(missing: missing - part)
                if part == missing { endWord() }
            case .broken(let error):
                throw error
            }
        }
    }

    private mutating func begin(_ first: UInt8, _ body: (Sentence) -> Void) throws(SentenceError) {
        guard let following = WordLength.following(first) else { throw fail(.reservedLength(first)) }
        try learn(WordLength.start(first), missing: following, body)
    }

    private mutating func learn(
        _ length: Int, missing: Int, _ body: (Sentence) -> Void
    ) throws(SentenceError) {
        guard missing == 0 else {
            place = .moreLength(value: length, missing: missing)
            return
        }
        guard length > 0 else { return endSentence(body) }
        guard length <= limits.word else { throw fail(.wordTooLong(length: length, limit: limits.word)) }
        guard sentence.count < limits.words else { throw fail(.tooManyWords(limit: limits.words)) }
        // Announced is not sent: no more room is made than what comes.
        place = .word(missing: length)
    }

    private mutating func endWord() {
        sentence.append(word[...])
        word.removeAll(keepingCapacity: true)
        place = .length
    }

    private mutating func endSentence(_ body: (Sentence) -> Void) {
        place = .length
        taken = 0
        defer { sentence = Sentence() }
        if !sentence.isEmpty { body(sentence) }
    }

    private mutating func count(_ octets: Int) throws(SentenceError) {
        taken += octets
        guard taken <= limits.sentence else { throw fail(.sentenceTooLong(limit: limits.sentence)) }
    }

    private mutating func fail(_ error: SentenceError) -> SentenceError {
        place = .broken(error)
        sentence = Sentence()
        word = []
        return error
    }
}
