// SPDX-License-Identifier: Apache-2.0

import RadiusCodec
import TestKit
import Testing

struct AttributeKeyTests {
    /// Known attributes, typed from the RFCs and the vendors' manuals: name, key as on the wire, type, marks.
    @Test func knownAttributes() throws {
        let dictionary = RadiusDictionary.standard
        for row in try VectorFile("radius/dictionary-attributes.txt").rows {
            let definition = try #require(dictionary.definition(named: try row.field(0)), "\(row)")
            #expect(definition.key.description == (try row.field(1)), "\(row)")
            #expect(dictionary.definition(of: definition.key) == definition, "\(row)")
            #expect(definition.type == (try row.field(2, as: AttributeType.init(word:))), "\(row)")
            var marks: [String] = []
            if definition.isTagged { marks.append("tagged") }
            if definition.isConcatenated { marks.append("concatenated") }
            if let word = definition.hiding.word { marks.append(word) }
            if let length = definition.length { marks.append(String(length)) }
            #expect(marks.joined(separator: " ") == (try row.field(3)), "\(row)")
        }
        #expect(AttributeKey.userName == AttributeKey(1))
        #expect(AttributeKey.class == AttributeKey(25))
        #expect(AttributeKey.framedIPv6Prefix == AttributeKey(97))
        #expect(AttributeKey.mikrotikRateLimit == AttributeKey(vendor: 14988, 8))
        #expect(AttributeKey.ipv6_6rdPrefix == AttributeKey(173).child(2))
        #expect(AttributeKey.ipPortRangeRangeStart == AttributeKey(241).child(6)?.child(9))
    }

    /// Order, parents, children and text against the list of numbers that a key stands for.
    @Test func keysBehaveLikeTheirNumbers() {
        var generator = SeededGenerator(seed: 2865)
        let keys = (0..<2_000).map { _ in RandomKeys.key(vendors: [0, 9, 14988, .max], using: &generator) }
        for (left, right) in zip(keys, keys.shuffled(using: &generator)) {
            #expect((left < right) == Self.precedes(left, right), "\(left) \(right)")
            #expect((left == right) == (left.description == right.description), "\(left) \(right)")
        }
        for key in keys {
            #expect(key.numbers.count == Int(key.depth))
            #expect(key.numbers.first == key.outermost)
            #expect(key.numbers.last == key.innermost)
            #expect(key.parent?.numbers ?? [] == key.numbers.dropLast())
            if let child = key.child(7) {
                #expect(child.parent == key)
                #expect(child.numbers == key.numbers + [7])
                #expect(key < child)
                #expect(key.child(0).map { key < $0 && $0 < child } == true)
            } else {
                #expect(key.depth == AttributeKey.deepest)
            }
        }
        #expect(AttributeKey(carrier: 245, vendor: 9, 1).description == "245.26.9.1")
        #expect(AttributeKey(carrier: 245, vendor: 9, 1) != AttributeKey(vendor: 9, 1))
    }

    private static func precedes(_ left: AttributeKey, _ right: AttributeKey) -> Bool {
        if left.vendor != right.vendor { return left.vendor < right.vendor }
        if left.carrier != right.carrier { return left.carrier < right.carrier }
        return left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
