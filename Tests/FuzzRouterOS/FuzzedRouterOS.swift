// SPDX-License-Identifier: Apache-2.0

public import RouterOSCodec

/// Every decoder of the RouterOS API behind one door that takes any octets: for a fuzzer, and for tests with octets of their own.
///
/// A decoder may refuse; it may not trap, and what it accepts must keep the promises that are checked here. The answer is the promise
/// that was broken, nil when none was.
public enum FuzzedRouterOS {
    /// A stream, read at once and octet by octet: the same sentences and the same error, and every sentence survives being written.
    public static func stream(_ octets: [UInt8]) -> String? {
        let whole = read([octets])
        let single = read(octets.map { [$0] })
        guard whole == single else { return "the chunks of a stream change what is read" }
        for sentence in whole.sentences {
            guard let wire = try? sentence.encoded() else { return "a sentence that was read cannot be written" }
            guard read([wire]).sentences == [sentence] else { return "a sentence is not read as it was written" }
            if let broken = reply(sentence) ?? command(sentence) { return broken }
        }
        return nil
    }

    private struct Reading: Equatable {
        var sentences: [Sentence] = []
        var error: SentenceError?
    }

    private static func read(_ chunks: [[UInt8]]) -> Reading {
        // Small limits, so that a fuzzer's short inputs reach them.
        var decoder = SentenceDecoder(limits: SentenceLimits(word: 600, sentence: 1_200, words: 20))
        var reading = Reading()
        for chunk in chunks {
            do throws(SentenceError) {
                try decoder.take(chunk.span) { reading.sentences.append($0) }
            } catch {
                reading.error = error
            }
        }
        return reading
    }

    private static func reply(_ sentence: Sentence) -> String? {
        guard let reply = try? Reply(sentence) else { return nil }
        guard (try? Reply(reply.sentence)) == reply else { return "a reply is not read as it was written" }
        guard case .row(let row) = reply.kind else { return nil }
        for attribute in row.attributes {
            if let broken = value(attribute.value) { return broken }
        }
        return nil
    }

    private static func command(_ sentence: Sentence) -> String? {
        guard let read = try? Command.reading(sentence) else { return nil }
        guard let written = try? read.command.sentence(tag: read.tag), let again = try? Command.reading(written) else {
            return nil
        }
        return again.command == read.command && again.tag == read.tag
            ? nil : "a command is not read as it was written"
    }

    /// What can be read of a value can be written, and means the same.
    public static func value(_ text: RawText) -> String? {
        if let rates = text.rates, RawText(rates).rates != rates { return "rates change when they are written" }
        if let duration = text.duration, RawText(duration).duration != duration {
            return "a duration changes when it is written"
        }
        if let id = ItemID(text), ItemID(id.text) != id { return "an id changes when it is written" }
        guard RawText(list: text.list).map(\.list) == text.list else { return "a list changes when it is written" }
        return nil
    }
}
