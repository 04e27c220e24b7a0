// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@testable import RouterOSCodec

struct ValueTests {
    @Test func valuesAreReadLenientlyAndWrittenStrictly() throws {
        for row in try VectorFile("routeros/values.txt").rows {
            let text = RawText(try row.field(1))
            let (meaning, written) = try Self.read(try row.field(0), text)
            #expect(meaning == (try row.field(2)), "\(row)")
            #expect(written?.text ?? "" == (try row.field(3)), "\(row)")
        }
    }

    private struct UnknownKind: Error {}

    /// What a value means, and how it is written again.
    private static func read(_ kind: String, _ text: RawText) throws -> (String, RawText?) {
        switch kind {
        case "flag": return text.flag.map { ("\($0)", RawText($0)) } ?? ("no", nil)
        case "rates": return text.rates.map { ("down \($0.down) up \($0.up)", RawText($0)) } ?? ("no", nil)
        case "duration":
            return text.duration.map { ("\($0 / .milliseconds(1))".split(separator: ".")[0].description, RawText($0)) }
                ?? ("no", nil)
        case "id": return ItemID(text).map { ("\($0.number)", $0.text) } ?? ("no", nil)
        case "list": return (text.list.map(\.text).joined(separator: " "), RawText(list: text.list))
        default: throw UnknownKind()
        }
    }

    @Test func whatIsWrittenIsReadAgain() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<5_000 {
            let bits = Int.random(in: 1...64, using: &generator)
            let number = UInt64.random(in: 0...(.max >> (64 - bits)), using: &generator)
            let rates = Rates(down: number, up: UInt64.random(in: 0...(.max), using: &generator))
            #expect(RawText(rates).rates == rates)
            #expect(ItemID(ItemID(number).text) == ItemID(number))
            let duration = Duration.milliseconds(Int64(number >> 4))
            #expect(RawText(duration).duration == duration)
        }
        #expect(RawText(list: ["a", "b,c"]) == nil && RawText(list: ["a", ""]) == nil)
        #expect(RawText(Duration.seconds(-5)) == "0s")
        #expect(RawText([0xFF, 0x61]).text == "\u{FFFD}a")
    }
}
