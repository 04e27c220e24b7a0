// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import Storage

@Suite struct RoundTripTests {
    static let texts = [
        "", " ", "Zoë’s café", "👩‍👩‍👧‍👦 e\u{301}", "a'b\"c\\d;--", "$1", "line\r\nline\tend", "\u{FEFF}bom", "\u{10FFFF}",
        String(repeating: "ü", count: 100_000),
    ]

    @Test(arguments: StorageEngine.allCases)
    func everyValueComesBackAsItWas(engine: StorageEngine) async throws {
        var generator = SeededGenerator(seed: 1)
        let numbers: [Int64] = [.min, .min + 1, -1, 0, 1, 255, 1 << 32, .max - 1, .max]
        let blobs = [[], [0], [0, 0, 255], generator.bytes(300_000)]
        let rows: [Probe.Values] =
            [Probe.Values()] + numbers.map { Probe.Values(number: $0) } + Self.texts.map { Probe.Values(words: $0) }
            + blobs.map { Probe.Values(bytes: $0) }
        try await Probe.with(engine) { store in
            try await store.write { transaction in
                for row in rows {
                    try transaction.database.execute(
                        "INSERT INTO probe (number, words, bytes) VALUES ($1, $2, $3)",
                        row.number.map(SQLValue.integer) ?? .null, .text(row.words),
                        row.bytes.map(SQLValue.blob) ?? .null)
                }
            }
            let stored = try await store.read { database in
                try database.all("SELECT number, words, bytes FROM probe ORDER BY id") { row in
                    Probe.Values(
                        number: try row.optional(0, row.integer), words: try row.optional(1, row.text),
                        bytes: try row.optional(2, row.blob))
                }
            }
            #expect(stored == rows)
            // Swift compares text by meaning; the bytes must be the same too.
            #expect(stored.map { $0.words.map { [UInt8]($0.utf8) } } == rows.map { $0.words.map { [UInt8]($0.utf8) } })
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func typedValuesComeBackAsTheyWere(engine: StorageEngine) async throws {
        let times = [Timestamp(microseconds: .min), Timestamp(microseconds: 0), .distantFuture]
        let prefixes = try ["::/0", "2001:db8::/32", "2001:db8::1/128", "0.0.0.0/0", "192.0.2.0/24", "192.0.2.1/32"]
            .map { try IPPrefix(parsing: $0) }
        try await Probe.with(engine) { store in
            try await store.write { transaction in
                for time in times {
                    try transaction.database.execute("INSERT INTO probe (number) VALUES ($1)", .time(time))
                }
                for prefix in prefixes {
                    try transaction.database.execute("INSERT INTO probe (bytes) VALUES ($1)", .prefix(prefix))
                }
                try transaction.database.execute(
                    "INSERT INTO probe (words, number) VALUES ($1, $2)", .word(Change.Entity.planNode), .flag(true))
            }
            try await store.read { database in
                let readTimes = try database.all("SELECT number FROM probe WHERE words IS NULL AND number IS NOT NULL")
                {
                    try $0.time(0)
                }
                #expect(readTimes == times)
                let readPrefixes = try database.all("SELECT bytes FROM probe WHERE bytes IS NOT NULL ORDER BY id") {
                    try $0.prefix(0)
                }
                #expect(readPrefixes == prefixes)
                let word = try database.first("SELECT words, number FROM probe WHERE words IS NOT NULL") { row in
                    let entity: Change.Entity = try row.word(0)
                    #expect(try row.flag(1))
                    return entity
                }
                #expect(word == .planNode)
            }
        }
    }

    /// PostgreSQL cannot hold U+0000 in text. What one engine refuses, both refuse.
    @Test(arguments: StorageEngine.allCases)
    func textWithANullCharacterIsRefused(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            let kind = await StorageError.kind {
                try await store.write { transaction in
                    try transaction.database.execute("INSERT INTO probe (words) VALUES ($1)", .text("a\0b"))
                }
            }
            #expect(kind == .check)
            let stored = try await store.read(Probe.numbers)
            #expect(stored.isEmpty)
        }
    }
}
