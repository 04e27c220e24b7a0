// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import ProviderValues
import Synchronization
import TestKit
import Testing

@testable import firsthop

@Suite("What the program writes")
struct ServeOutputTests {
    @Test func aLogLineCannotBeForgedAndShowsNoSecret() throws {
        let fields: Logger.Metadata = [
            "name": "a\nFH9999 b=c", "empty": "", "quote": "say \"hi\"",
            "secret": .stringConvertible(Secret("hunter2")),
        ]
        let text = logged(as: .text, "begins\nhere \u{1B}[31m", fields)
        #expect(
            text == "2026-01-01T00:00:00Z info FH1002 begins\u{FFFD}here \u{FFFD}[31m empty=\"\" "
                + #"name="a\nFH9999 b=c" quote="say \"hi\"" secret="# + "<redacted>\n")
        let json = logged(as: .json, "begins\nhere", fields)
        #expect(json.hasSuffix("\n") && json.dropLast().allSatisfy { !$0.isNewline })
        let line = try JSONDecoder().decode(Line.self, from: Data(json.utf8))
        #expect(line.event == "FH1002" && line.message == "begins\nhere")
        #expect(line.fields["name"] == "a\nFH9999 b=c" && line.fields["secret"] == "<redacted>")
    }

    @Test func everyEventHasAnIdOfItsOwnAndAParagraph() {
        for event in OperatorEvent.allCases {
            #expect(event.rawValue.wholeMatch(of: /FH[1-9][0-9]{3}/) != nil)
            #expect(event.explanation.count > 40 && !event.message.isEmpty)
        }
        #expect(Set(OperatorEvent.allCases.map(\.message)).count == OperatorEvent.allCases.count)
    }

    @Test func tablesAlignAreCutWhereAllowedAndNeverObeyTheirContents() {
        var table = Table(.number("N"), .prose("NAME"), .text("X"))
        table.add("1", "Jiří 東京", "é")
        table.add("10", "a\u{1B}[2J\nb", "y")
        table.add("7")
        #expect(
            table.text(width: nil)
                == " N  NAME       X\n 1  Jiří 東京  é\n10  a\u{FFFD}[2J\u{FFFD}b    y\n 7\n")
        var wide = Table(.prose("NAME"), .number("N"))
        wide.add(String(repeating: "x", count: 50), "123")
        #expect(
            wide.text(width: 20).split(separator: "\n").map(String.init) == [
                "NAME" + String(repeating: " ", count: 13) + "  N", String(repeating: "x", count: 14) + "…  123",
            ])
        #expect(TextWidth.truncated("東京都", to: 4) == "東…")
        #expect(ShellText.quoted("it's") == "'it'\\''s'" && ShellText.quoted("/a/b") == "/a/b")
    }

    private struct Line: Codable {
        let event: String
        let message: String
        let fields: [String: String]
    }

    private func logged(as format: LogFormat, _ message: String, _ fields: Logger.Metadata) -> String {
        let lines = Mutex("")
        let clock = ManualClock()
        let logger = Logger(label: "test") { _ in
            LineLogHandler(level: .info, format: format, clock: clock.wallClock) { line in lines.withLock { $0 += line }
            }
        }
        var fields = fields
        fields[LineLogHandler.eventKey] = "FH1002"
        logger.info("\(message)", metadata: fields)
        logger.debug("not shown")
        return lines.withLock { $0 }
    }
}
