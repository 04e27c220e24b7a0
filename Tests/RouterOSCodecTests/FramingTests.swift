// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RouterOSCodec

struct FramingTests {
    @Test func lengthsHaveTheManualsForms() throws {
        for row in try VectorFile("routeros/words.txt").rows {
            let length = try row.field(0, as: { Int($0) })
            let expected = try row.field(1, as: octets)
            var written: [UInt8] = []
            WordLength.write(length, to: &written)
            #expect(written == expected, "\(row)")
            let first = try #require(written.first)
            #expect(WordLength.following(first) == written.count - 1, "\(row)")
            #expect(written.dropFirst().reduce(WordLength.start(first)) { $0 << 8 | Int($1) } == length, "\(row)")
        }
    }

    @Test func sentencesAreReadWhateverTheirChunks() throws {
        for row in try VectorFile("routeros/sentences.txt").rows {
            let wire = try row.field(0, as: octets)
            let expected = words(try row.field(1))
            for chunk in 1...wire.count {
                var decoder = SentenceDecoder()
                var found: [Sentence] = []
                for start in stride(from: 0, to: wire.count, by: chunk) {
                    try decoder.take(Array(wire[start..<min(start + chunk, wire.count)]).span) { found.append($0) }
                }
                #expect(found == (expected.isEmpty ? [] : [Sentence(expected)]), "\(row)")
                #expect(!decoder.isWithinSentence, "\(row)")
            }
        }
    }

    @Test func brokenOctetsEndEverything() throws {
        for row in try VectorFile("routeros/broken.txt").rows {
            let limits = try row.field(0).split(separator: "/").compactMap { Int($0) }
            let wire = try row.field(1, as: octets)
            var decoder = SentenceDecoder(
                limits: SentenceLimits(word: limits[0], sentence: limits[1], words: limits[2]))
            for part in [wire, Array("\u{5}!done\u{0}".utf8)] {
                let error = #expect(throws: SentenceError.self, "\(row)") { try decoder.take(part.span) { _ in } }
                #expect(error.map(Self.rule) == (try row.field(2)), "\(row)")
            }
        }
    }

    private static func rule(_ error: SentenceError) -> String {
        switch error {
        case .reservedLength: "reservedLength"
        case .wordTooLong: "wordTooLong"
        case .sentenceTooLong: "sentenceTooLong"
        case .tooManyWords: "tooManyWords"
        }
    }

    /// What is written is read again, cut anywhere; and a cut end is known for one.
    @Test func writtenSentencesAreReadAgain() throws {
        var generator = SeededGenerator(seed: 8728)
        for _ in 0..<300 {
            let sentences = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                Self.sentence(using: &generator)
            }
            let wire = try sentences.flatMap { try $0.encoded() }
            var decoder = SentenceDecoder()
            var found: [Sentence] = []
            var rest = wire[...]
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...max(1, rest.count / 2), using: &generator))
                rest = rest.dropFirst(part.count)
                try decoder.take(Array(part).span) { found.append($0) }
            }
            #expect(found == sentences)
            try decoder.take(Array(try sentences[0].encoded().dropLast()).span) { _ in }
            #expect(decoder.isWithinSentence)
        }
    }

    private static func sentence(using generator: inout SeededGenerator) -> Sentence {
        Sentence(
            (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                let greatest = [3, 200, 20_000].randomElement(using: &generator) ?? 3
                return (0..<Int.random(in: 1...greatest, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
            })
    }
}
