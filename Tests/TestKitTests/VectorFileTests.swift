// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TestKit

@Suite struct VectorFileTests {
    @Test func readsFieldsQuotesAndComments() throws {
        let text = """
            # a comment

            2001:db8::/32 | 56 |  spaced out
            " a|b " | "tab\\tquote\\"" |
            count: 2
            """
        let file = try VectorFile(path: "x", bytes: Array(text.utf8))
        #expect(file.rows.map(\.fields) == [["2001:db8::/32", "56", "spaced out"], [" a|b ", "tab\tquote\"", ""]])
        #expect(file.rows.map(\.line) == [3, 4])
        #expect(try file.rows[0].field(1, as: Int.init) == 56)
        #expect(throws: VectorFileError.self) { try file.rows[0].field(3) }
        #expect(throws: VectorFileError.self) { try file.rows[0].field(2, as: Int.init) }
    }

    @Test(arguments: [
        "a | b", "a\ncount: 2", "count: 0\na", "\"open\ncount: 1", "\"a\\x\"\ncount: 1", "\"a\" b\ncount: 1",
        "a\ncount: one",
    ])
    func refusesATableThatMayHaveLostLines(text: String) {
        #expect(throws: VectorFileError.self) { try VectorFile(path: "x", bytes: Array(text.utf8)) }
    }

    @Test func namesAMissingFile() {
        #expect(throws: VectorFileError.self) { try VectorFile("no/such/file.txt") }
    }
}
