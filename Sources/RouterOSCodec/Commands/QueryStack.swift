// SPDX-License-Identifier: Apache-2.0

/// The stack on which a router works off the words of a query, with expressions in place of truth values.
struct QueryStack {
    /// An expression, how deep it is and how many comparisons it makes.
    struct Entry {
        var query: Query
        var depth = 1
        var size = 1
    }

    private(set) var entries: [Entry] = []

    /// - Throws: ``CommandError``: an operation finds too few values, or the word is no query.
    mutating func take(_ word: ArraySlice<UInt8>) throws(CommandError) {
        let body = word.dropFirst()
        switch body.first {
        case UInt8(ascii: "#"): try operate(body.dropFirst(), word)
        case UInt8(ascii: "-"): try push(Entry(query: .lacks(try Self.name(body.dropFirst(), word))))
        case UInt8(ascii: "<"): try compare(body.dropFirst(), word, Query.isLess)
        case UInt8(ascii: ">"): try compare(body.dropFirst(), word, Query.isGreater)
        // An older spelling of the comparison.
        case UInt8(ascii: "="): try compare(body.dropFirst(), word, Query.equals)
        default:
            if body.contains(Attribute.equalSign) {
                try compare(body, word, Query.equals)
            } else {
                try push(Entry(query: .has(try Self.name(body, word))))
            }
        }
    }

    /// What the row must satisfy: everything that is left.
    mutating func finish() throws(CommandError) -> Query? {
        while entries.count > 1 { try join([], Query.and) }
        return entries.first?.query
    }

    /// Copies and operations make large expressions of few words.
    private mutating func push(_ entry: Entry) throws(CommandError) {
        let size = entries.reduce(entry.size) { $0 + $1.size }
        guard size <= Query.longest else { throw .queryTooLarge(limit: Query.longest) }
        guard entry.depth <= Query.deepest else { throw .queryTooLarge(limit: Query.deepest) }
        entries.append(entry)
    }

    private mutating func compare(
        _ body: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>, _ make: (RawText, RawText) -> Query
    ) throws(CommandError) {
        guard let sign = body.firstIndex(of: Attribute.equalSign) else { throw .query(RawText(word)) }
        try push(Entry(query: make(try Self.name(body[..<sign], word), RawText(body[(sign + 1)...]))))
    }

    private static func name(
        _ name: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>
    ) throws(CommandError) -> RawText {
        guard Query.isName(name) else { throw .query(RawText(word)) }
        return RawText(name)
    }
}

extension QueryStack {
    /// Works off what stands behind `?#`: signs, and numbers that name values counted from the top. A number at the end leaves only
    /// the value that it names; elsewhere it puts a copy of it on top, and so does a dot of the top itself.
    private mutating func operate(_ signs: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) throws(CommandError) {
        var rest = signs
        var followsIndex = false
        while let sign = rest.first {
            let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            if digits.isEmpty {
                rest = rest.dropFirst()
                try operate(sign, followsIndex: followsIndex, word)
            } else {
                rest = rest.dropFirst(digits.count)
                let entry = try entry(at: digits, word)
                if rest.isEmpty { entries = [] }
                try push(entry)
            }
            followsIndex = !digits.isEmpty
        }
    }

    private mutating func operate(
        _ sign: UInt8, followsIndex: Bool, _ word: ArraySlice<UInt8>
    ) throws(CommandError) {
        switch sign {
        case UInt8(ascii: "!"):
            let top = try pop(word)
            try push(Entry(query: .not(top.query), depth: top.depth + 1, size: top.size))
        case UInt8(ascii: "&"): try join(word, Query.and)
        case UInt8(ascii: "|"): try join(word, Query.or)
        case UInt8(ascii: "."):
            guard let top = entries.last else { throw .query(RawText(word)) }
            if !followsIndex { try push(top) }
        default: throw .query(RawText(word))
        }
    }

    private func entry(at digits: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) throws(CommandError) -> Entry {
        guard let index = Int(String(decoding: digits, as: UTF8.self)), index < entries.count else {
            throw .query(RawText(word))
        }
        return entries[entries.count - 1 - index]
    }

    private mutating func pop(_ word: ArraySlice<UInt8>) throws(CommandError) -> Entry {
        guard let top = entries.popLast() else { throw .query(RawText(word)) }
        return top
    }

    private mutating func join(
        _ word: ArraySlice<UInt8>, _ make: (Query, Query) -> Query
    ) throws(CommandError) {
        let right = try pop(word)
        let left = try pop(word)
        try push(
            Entry(
                query: make(left.query, right.query), depth: max(left.depth, right.depth) + 1,
                size: left.size + right.size))
    }
}
