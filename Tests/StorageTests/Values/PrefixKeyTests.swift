// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@testable import Storage

@Suite struct PrefixKeyTests {
    /// Nested and neighbouring prefixes of both families: random ones would hardly ever touch.
    static func prefixes(seed: UInt64, count: Int) throws -> [IPPrefix] {
        var generator = SeededGenerator(seed: seed)
        let roots = try ["2001:db8::/32", "fd00::/8", "::/0", "10.0.0.0/8", "0.0.0.0/0"].map {
            try IPPrefix(parsing: $0)
        }
        var found = Set(roots)
        while found.count < count {
            guard let parent = found.randomElement(using: &generator) else { break }
            let length = parent.length + Int.random(in: 1...9, using: &generator)
            guard let total = parent.subnetCount(length: length) else { continue }
            let index = generator.next128() % Swift.max(Swift.min(total, 4), 1)
            if let child = parent.subnet(at: index, length: length) { found.insert(child) }
        }
        return found.sorted()
    }

    static func store(_ prefixes: [IPPrefix], in store: Store) async throws {
        var generator = SeededGenerator(seed: 7)
        let shuffled = prefixes.shuffled(using: &generator)
        try await store.write { transaction in
            for prefix in shuffled {
                try transaction.database.execute("INSERT INTO probe (bytes) VALUES ($1)", .prefix(prefix))
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func theDatabaseSortsAsTheTreeDoes(engine: StorageEngine) async throws {
        let prefixes = try Self.prefixes(seed: 11, count: 600)
        try await Probe.with(engine) { store in
            try await Self.store(prefixes, in: store)
            let sorted = try await store.read { database in
                try database.all("SELECT bytes FROM probe ORDER BY bytes") { try $0.prefix(0) }
            }
            #expect(sorted == prefixes)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatLiesInsideAndWhatCoversIsFoundByKey(engine: StorageEngine) async throws {
        let prefixes = try Self.prefixes(seed: 12, count: 300)
        try await Probe.with(engine) { store in
            try await Self.store(prefixes, in: store)
            try await store.read { database in
                for prefix in prefixes {
                    let range = PrefixKey.interior(of: prefix)
                    let inside = try database.all(
                        "SELECT bytes FROM probe WHERE bytes BETWEEN $1 AND $2 ORDER BY bytes", range.first, range.last
                    ) { try $0.prefix(0) }.filter { $0.family == prefix.family }
                    #expect(inside == prefixes.filter { prefix.contains($0) }, "inside \(prefix)")

                    let keys = PrefixKey.covers(of: prefix)
                    let around = try keys.flatMap { key in
                        try database.all("SELECT bytes FROM probe WHERE bytes = $1", key) { try $0.prefix(0) }
                    }
                    #expect(around == prefixes.filter { $0 != prefix && $0.contains(prefix) }, "around \(prefix)")
                }
            }
        }
    }

    @Test func bytesThatAreNoKeyAreRefused() throws {
        let good = PrefixKey.bytes(of: try IPPrefix(parsing: "2001:db8::/32"))
        // The last bit of 2001:db8:: that is set is bit 29, so a length of 28 leaves host bits.
        let damaged: [[UInt8]] = [[], good.dropLast(), good + [0], good.dropLast() + [129], good.dropLast() + [28]]
        for bytes in damaged {
            #expect(bytes.withUnsafeBytes { PrefixKey.prefix(from: $0) } == nil, "\(bytes)")
        }
        #expect(good.withUnsafeBytes { PrefixKey.prefix(from: $0) } == (try IPPrefix(parsing: "2001:db8::/32")))
    }
}
