// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import WebServer

@Suite("JSON text")
struct JSONTests {
    @Test func membersKeepTheirOrderAndEveryStringSurvives() throws {
        let value: JSONValue = ["b": 1, "a": [true, .null, 2], "empty": [:], "none": .array([]), "pi": .number(.nan)]
        #expect(value.compactText == #"{"b":1,"a":[true,null,2],"empty":{},"none":[],"pi":null}"#)
        #expect(
            value.indentedText
                == "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null,\n    2\n  ],\n  \"empty\": {},\n  \"none\": [],\n  \"pi\": null\n}"
        )
        var random = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let scalars = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x11000, using: &random)) }
            let text = String(String.UnicodeScalarView(scalars))
            for rendered in [
                JSONValue.array([.string(text)]).compactText, JSONValue.array([.string(text)]).indentedText,
            ] {
                let read = try JSONDecoder().decode([String].self, from: Data(rendered.utf8))
                #expect(read.first.map { Array($0.utf8) } == Array(text.utf8))
            }
        }
    }
}
