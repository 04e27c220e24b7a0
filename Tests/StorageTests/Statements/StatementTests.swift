// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Storage

@Suite struct StatementTests {
    @Test(arguments: StorageEngine.allCases)
    func aStatementIsPreparedOnceAndStaysGoodAfterFailures(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            for round in Int64(0)..<50 {
                try await store.write { transaction in
                    let changed = try transaction.database.execute(
                        "INSERT INTO probe (number) VALUES ($1)", .integer(round))
                    #expect(changed == 1)
                }
                let kind = await StorageError.kind {
                    try await store.write { try $0.database.execute("INSERT INTO probe (id) VALUES ($1)", .integer(1)) }
                }
                guard case .unique = kind else {
                    Issue.record("\(engine) called a second row number 1 \(String(describing: kind))")
                    return
                }
            }
            #expect(try await store.read(Probe.numbers) == Array(0..<50))
            let removed = try await store.write {
                try $0.database.execute("DELETE FROM probe WHERE number < $1", .int(20))
            }
            #expect(removed == 20)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func theNumberOfValuesMustFit(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            for values in [[], [SQLValue.integer(1), .integer(2)]] {
                let kind = await StorageError.kind {
                    try await store.read { database in
                        try database.all("SELECT number FROM probe WHERE number = $1", values) { try $0.int(0) }
                    }
                }
                #expect(kind == .statement)
            }
            try await store.ping()
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aValueOfTheWrongTypeIsRefusedAndChangesNothing(engine: StorageEngine) async throws {
        let wrong: [(SQL, SQLValue)] = [
            ("INSERT INTO probe (number) VALUES ($1)", .text("seven")),
            ("INSERT INTO probe (number) VALUES ($1)", .blob([7])),
            ("INSERT INTO probe (words) VALUES ($1)", .blob([7])),
            ("INSERT INTO probe (bytes) VALUES ($1)", .text("seven")),
            ("INSERT INTO probe (bytes) VALUES ($1)", .integer(7)),
        ]
        try await Probe.with(engine) { store in
            for (statement, value) in wrong {
                let kind = await StorageError.kind {
                    try await store.write { try $0.database.execute(statement, value) }
                }
                #expect(kind == .statement, "\(statement.text) with \(value)")
            }
            let stored = try await store.read(Probe.numbers)
            #expect(stored.isEmpty)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aColumnOfTheWrongTypeIsAnErrorAndNotAGuess(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            _ = try await store.write { transaction in
                try transaction.database.execute(
                    "INSERT INTO probe (number, words, bytes) VALUES ($1, $2, $3)", .integer(7), .text("7"), .blob([7]))
            }
            let readings: [@Sendable (Row) throws -> Void] = [
                { _ = try $0.text(0) }, { _ = try $0.blob(0) }, { _ = try $0.integer(1) }, { _ = try $0.blob(1) },
                { _ = try $0.integer(2) }, { _ = try $0.text(2) }, { _ = try $0.prefix(2) }, { _ = try $0.integer(3) },
                { _ = try $0.text(3) }, { _ = try $0.blob(3) },
                { row in let _: Change.Kind = try row.word(1) },
            ]
            for (index, reading) in readings.enumerated() {
                let kind = await StorageError.kind {
                    try await store.read { try $0.first("SELECT number, words, bytes, NULL FROM probe", map: reading) }
                }
                #expect(kind == .column, "reading \(index)")
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aStatementInsideAnothersRowsIsRefused(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            try await store.write { for number in Int64(1)...3 { try Probe.add(number, to: $0) } }
            let inner: [SQL] = ["SELECT number FROM probe", "SELECT count(*) FROM probe"]
            for statement in inner {
                let kind = await StorageError.kind {
                    try await store.read { database in
                        try database.forEach("SELECT number FROM probe") { _ in try database.execute(statement) }
                    }
                }
                #expect(kind == .nested, "\(statement.text)")
            }
            // The connection is of use again afterwards.
            #expect(try await store.read(Probe.numbers) == [1, 2, 3])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aMistakeInAStatementNamesIt(engine: StorageEngine) async throws {
        try await TemporaryStore.with(engine) { store in
            await #expect {
                try await store.read { try $0.execute("SELECT nonsense FROM nowhere") }
            } throws: { error in
                guard let error = error as? StorageError else { return false }
                return error.kind == .statement && error.description.contains("SELECT nonsense FROM nowhere")
            }
        }
    }
}
