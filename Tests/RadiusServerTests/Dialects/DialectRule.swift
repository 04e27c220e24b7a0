// SPDX-License-Identifier: Apache-2.0

import TestKit

/// A row of a dialect's vectors: how often attributes of one kind may stand in an answer.
struct DialectRule {
    enum Kind: Hashable {
        /// Exactly once.
        case must
        /// At most once.
        case may
        /// Exactly once among all rules of the group.
        case one(group: String)
        /// Never.
        case not
    }

    enum Pattern: Equatable {
        case any
        case exactly([UInt8])
        case begins([UInt8])
        case ends([UInt8])
    }

    let kind: Kind
    let number: String
    let pattern: Pattern
    let row: VectorRow

    init(_ row: VectorRow) throws {
        self.row = row
        kind = try row.field(0) { Self.kind($0) }
        number = try row.field(1)
        pattern = try row.field(2) { Self.pattern($0) }
    }

    private static func kind(_ word: String) -> Kind? {
        switch word {
        case "must": .must
        case "may": .may
        case "not": .not
        default: word.hasPrefix("one.") ? .one(group: word) : nil
        }
    }

    private static func pattern(_ text: String) -> Pattern? {
        if text == "*" { return .any }
        for (word, make) in [("begins:", Pattern.begins), ("ends:", Pattern.ends)] where text.hasPrefix(word) {
            return octets(text.dropFirst(word.count)).map(make)
        }
        return octets(text[...]).map(Pattern.exactly)
    }

    private static func octets(_ hex: Substring) -> [UInt8]? {
        let digits = hex.compactMap { $0 == " " ? nil : $0.hexDigitValue }
        guard digits.count.isMultiple(of: 2), digits.count == hex.count(where: { $0 != " " }) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    func matches(_ attribute: WireAttribute) -> Bool {
        guard attribute.number == number else { return false }
        return switch pattern {
        case .any: true
        case .exactly(let octets): attribute.octets == octets
        case .begins(let octets): attribute.value.starts(with: octets)
        case .ends(let octets): attribute.value.suffix(octets.count) == octets[...]
        }
    }
}
