// SPDX-License-Identifier: Apache-2.0

extension Query {
    static let mark = UInt8(ascii: "?")

    /// Comparisons of a query at most: with the operations between them they leave room for the command in a sentence.
    public static let longest = 500
    /// Expressions within expressions at most; as deep as this goes the recursion that writes them.
    static let deepest = 100

    /// The words, in the order in which the router works them off. They leave one value on its stack.
    ///
    /// - Throws: ``CommandError/queryTooLarge(limit:)`` and ``CommandError/name(_:)``.
    func words() throws(CommandError) -> [[UInt8]] {
        var words: [[UInt8]] = []
        try write(to: &words, depth: 1)
        guard words.count < 2 * Self.longest else { throw .queryTooLarge(limit: Self.longest) }
        return words
    }

    /// Reads words that begin with `?`; nil when there are none.
    init?(words: [ArraySlice<UInt8>]) throws(CommandError) {
        var stack = QueryStack()
        for word in words { try stack.take(word) }
        guard let query = try stack.finish() else { return nil }
        self = query
    }

    /// Whether a name can stand in a query: one that begins like an operator would be read as one.
    static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, !"-<>#".utf8.contains(first) else { return false }
        return !name.contains(Attribute.equalSign)
    }

    private func write(to words: inout [[UInt8]], depth: Int) throws(CommandError) {
        guard depth <= Self.deepest else { throw .queryTooLarge(limit: Self.deepest) }
        switch self {
        case .has(let name): words.append(try Self.word([], name))
        case .lacks(let name): words.append(try Self.word([UInt8(ascii: "-")], name))
        case .equals(let name, let value): words.append(try Self.word([], name, value))
        case .isLess(let name, let value): words.append(try Self.word([UInt8(ascii: "<")], name, value))
        case .isGreater(let name, let value): words.append(try Self.word([UInt8(ascii: ">")], name, value))
        case .not(let query): try Self.write([query], "!", to: &words, depth: depth)
        case .and(let left, let right): try Self.write([left, right], "&", to: &words, depth: depth)
        case .or(let left, let right): try Self.write([left, right], "|", to: &words, depth: depth)
        }
    }

    private static func write(
        _ operands: [Query], _ sign: Unicode.Scalar, to words: inout [[UInt8]], depth: Int
    ) throws(CommandError) {
        for operand in operands { try operand.write(to: &words, depth: depth + 1) }
        words.append([mark, UInt8(ascii: "#"), UInt8(ascii: sign)])
    }

    private static func word(
        _ sign: [UInt8], _ name: RawText, _ value: RawText? = nil
    ) throws(CommandError) -> [UInt8] {
        guard isName(name.octets[...]) else { throw .name(name) }
        return [mark] + sign + name.octets + (value.map { [Attribute.equalSign] + $0.octets } ?? [])
    }
}
