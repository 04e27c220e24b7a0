// SPDX-License-Identifier: Apache-2.0

import RadiusCodec
import TestKit
import Testing

@testable import dictgen

struct DictionaryFaultTests {
    /// Bad dictionaries: what stands in the file, the line that is at fault, and what the message must say.
    @Test func faultsAreNamed() throws {
        for row in try VectorFile("radius/dictionary-faults.txt").rows {
            let texts = [
                "first": "attribute 1 First text\nvalue First-Number One 1\nattribute 2 First-Number integer",
                "second": try row.field(0),
            ]
            let faults = #expect(throws: DictionaryFaults.self, "\(row)") { try DictGen.outputs(of: texts) }
            let error = try #require(faults?.errors.first, "\(row)")
            #expect(error.file == "second", "\(row)")
            #expect(error.line == (try row.field(1, as: Int.init)), "\(row)")
            #expect(error.description.contains(try row.field(2)), "\(row): \(error)")
        }
    }

    @Test func everyTypeAndHidingHasItsWord() {
        for type in AttributeType.allCases {
            #expect(AttributeType(word: type.word) == type)
            #expect(AttributeTraits(packed: Self.traits(type).packed) == Self.traits(type))
        }
        for hiding in ValueHiding.allCases {
            #expect(hiding.word.map(ValueHiding.init(word:)) ?? hiding == hiding)
        }
        #expect(AttributeTraits(packed: 0) == nil)
        #expect(AttributeTraits(packed: 0xFF01) == nil)
    }

    private static func traits(_ type: AttributeType) -> AttributeTraits {
        AttributeTraits(type: type, hiding: .tunnelPassword, isTagged: true, isConcatenated: false, length: 253)
    }

    @Test func namesBecomeConstants() throws {
        for row in try VectorFile("radius/dictionary-constants.txt").rows {
            #expect(SwiftName.constant(for: try row.field(0)) == (try row.field(1)), "\(row)")
        }
    }
}
