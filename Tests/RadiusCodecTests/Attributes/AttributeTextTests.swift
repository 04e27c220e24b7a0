// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusCodec

struct AttributeTextTests {
    /// Every text that is refused is refused in its line, with words that say what was expected.
    @Test func refusalsSayWhatWasExpected() throws {
        for row in try VectorFile("radius/attribute-text-faults.txt").rows {
            let text = try row.field(0)
            do throws(AttributeTextError) {
                let attributes = try AttributeText.parse(text)
                Issue.record("\(row) was read as \(attributes)")
            } catch {
                #expect(error.line == (try row.field(1, as: { Int($0) })), "\(row)")
                #expect(error.description.contains(try row.field(2)), "\(row): \(error)")
            }
        }
    }

    /// Blanks, comments, commas, lines and capitals as one likes.
    @Test func layoutIsFree() throws {
        let plain = try AttributeText.parse("User-Name = \"bob\"\nService-Type = Framed-User\nClass = 0x01")
        let free = "# a test\r\n user-name=bob,service-type =2 # two\n\n\tCLASS= 0x01,"
        #expect(try AttributeText.parse(free) == plain)
        #expect(try AttributeText.parse("") == [])
        #expect(try AttributeText.parse("Attr-1 = 0x626f62") == [plain[0]])
    }

    /// Nothing from which a password could be learnt is shown.
    @Test func secretsAreRedacted() throws {
        let attributes = try AttributeText.parse(
            """
            User-Name = "bob", User-Password = "secret", CHAP-Password = 0x\(String(repeating: "77", count: 17))
            MS-CHAP2-Response = 0x\(String(repeating: "77", count: 50)), Tunnel-Password:1 = "secret"
            """)
        let lines = attributes.map { AttributeText.redactedLine($0) }
        #expect(lines.first == "User-Name = \"bob\"")
        #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(" = <redacted>") })
        #expect(lines.count == 5)
    }
}
