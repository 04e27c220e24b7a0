// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RouterOSCodec

struct CommandTests {
    @Test func queriesAreReadAsARouterWorksThemOff() throws {
        for row in try VectorFile("routeros/queries.txt").rows {
            let words = words(try row.field(0)).map { $0[...] }
            let expected = try row.field(1)
            do throws(CommandError) {
                let query = try Query(words: words)
                #expect(query.map(Self.text) == expected, "\(row)")
                // Written again it is one value, and the same.
                let again = try query?.words().map { $0[...] } ?? []
                #expect(try Query(words: again) == query, "\(row)")
            } catch {
                guard case .query(let word) = error else {
                    Issue.record("\(row): \(error)")
                    continue
                }
                #expect("at \(word)" == expected, "\(row)")
            }
        }
    }

    private static func text(_ query: Query) -> String {
        switch query {
        case .has(let name): "has(\(name))"
        case .lacks(let name): "lacks(\(name))"
        case .equals(let name, let value): "(\(name) = \(value))"
        case .isLess(let name, let value): "(\(name) < \(value))"
        case .isGreater(let name, let value): "(\(name) > \(value))"
        case .not(let query): "not \(text(query))"
        case .and(let left, let right): "(\(text(left)) and \(text(right)))"
        case .or(let left, let right): "(\(text(left)) or \(text(right)))"
        }
    }

    @Test func commandsAreReadAgain() throws {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<2_000 {
            var command = Command(.known("/ip/firewall/address-list/print"))
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                command.arguments.append(Attribute("name", Self.value(using: &generator)))
            }
            if Bool.random(using: &generator) { command.query = Self.query(depth: 5, using: &generator) }
            let tag = Bool.random(using: &generator) ? CommandTag(.random(in: 0...(.max), using: &generator)) : nil
            let read = try Command.reading(try command.sentence(tag: tag))
            #expect(read.command == command && read.tag == tag)
        }
    }

    private static func value(using generator: inout SeededGenerator) -> RawText {
        RawText(
            (0..<Int.random(in: 0...8, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private static func query(depth: Int, using generator: inout SeededGenerator) -> Query {
        let name = RawText(["a", "b-c", ".id", "comment"].randomElement(using: &generator) ?? "a")
        let isLeaf = depth == 0
        return switch Int.random(in: isLeaf ? 3...7 : 0...7, using: &generator) {
        case 0: .not(query(depth: depth - 1, using: &generator))
        case 1: .and(query(depth: depth - 1, using: &generator), query(depth: depth - 1, using: &generator))
        case 2: .or(query(depth: depth - 1, using: &generator), query(depth: depth - 1, using: &generator))
        case 3: .has(name)
        case 4: .lacks(name)
        case 5: .isLess(name, value(using: &generator))
        case 6: .isGreater(name, value(using: &generator))
        default: .equals(name, value(using: &generator))
        }
    }

    /// A long list makes neither a deep stack nor deep recursion; too long a one is refused, as are names that would be operators.
    @Test func queriesHaveLimits() throws {
        let many = (0..<Query.longest).map { Query.equals("comment", RawText("\($0)")) }
        let words = try #require(try Query.any(many)?.words())
        #expect(words.count == 2 * Query.longest - 1)
        #expect(try Query(words: words.map { $0[...] }) == Query.any(many))
        let more = try #require(Query.any(many + [.has("a")]))
        #expect(throws: CommandError.queryTooLarge(limit: Query.longest)) { try more.words() }
        let deep = (0..<Query.deepest).reduce(Query.has("a")) { query, _ in .not(query) }
        #expect(throws: CommandError.queryTooLarge(limit: Query.deepest)) { try deep.words() }
        for name in ["", "-a", "<a", ">a", "#a", "a=b"] {
            #expect(throws: CommandError.name(RawText(name))) { try Query.has(RawText(name)).words() }
        }
        let path = try MenuPath("/ip/firewall")
        #expect(throws: CommandError.name("a=b")) {
            try Command(path, [Attribute("a=b", "c")]).sentence(tag: nil)
        }
    }

    @Test func pathsAreMadeOfNames() throws {
        #expect(try MenuPath("/ip/firewall/address-list").appending("print").text == "/ip/firewall/address-list/print")
        for path in ["", "/", "ip/address", "/ip/", "//ip", "/ip address", "/ip\n=a=b"] {
            #expect(throws: CommandError.path(path)) { try MenuPath(path) }
        }
    }
}
