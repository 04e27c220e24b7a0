// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RouterOSCodec

struct ReplyTests {
    @Test func repliesAreReadAsTheManualSays() throws {
        for row in try VectorFile("routeros/replies.txt").rows {
            let sentence = Sentence(words(try row.field(0)))
            let expected = Array(row.fields.dropFirst())
            do throws(ReplyError) {
                let reply = try Reply(sentence)
                #expect(Self.fields(reply) == expected, "\(row)")
                #expect(try Reply(reply.sentence) == reply, "\(row)")
            } catch {
                #expect(Self.fields(error) == expected, "\(row)")
            }
        }
    }

    private static func fields(_ reply: Reply) -> [String] {
        let tag = reply.tag.map { "\($0)" } ?? ""
        return switch reply.kind {
        case .row(let row): ["row", tag, "", text(row)]
        case .done(let row): ["done", tag, "", text(row)]
        case .empty: ["empty", tag, "", ""]
        case .trap(let trap): ["trap", tag, trap.category.map { "\($0.rawValue)" } ?? "", trap.message.text]
        case .fatal(let message): ["fatal", tag, "", message.text]
        }
    }

    private static func fields(_ error: ReplyError) -> [String] {
        switch error {
        case .unknown(let word): ["unknown", "", "", word.text]
        case .word(let word): ["word", "", "", word.text]
        case .tag(let word): ["tag", "", "", word.text]
        }
    }

    private static func text(_ row: ReplyRow) -> String {
        row.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    }

    @Test func rowsTellWhatTheyAre() throws {
        let row = ReplyRow([
            Attribute(".id", "*B"), Attribute("dynamic", "true"), Attribute("name", "a"), Attribute("name", "b"),
        ])
        #expect(row.id == ItemID(11) && row.isDynamic && !row.isDead)
        #expect(row["name"] == "a")
        #expect(row["none"] == nil)
        #expect(ReplyRow([Attribute(".dead", "yes")]).isDead)
    }
}
