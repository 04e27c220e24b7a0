// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization
import TestKit
import Testing

@testable import Storage

/// Counts how often a closure runs.
final class RunCounter: Sendable {
    private let runs = Atomic<Int>(0)

    var count: Int { runs.load(ordering: .relaxed) }

    /// The number of this run, counted from 1.
    func next() -> Int { runs.add(1, ordering: .relaxed).newValue }
}

/// PostgreSQL's server or its connections go away: the store connects again, and repeats only what is surely not
/// stored.
@Suite struct LostServerTests {
    /// Ends every connection of the program but the one that asks.
    private static let killOthers: SQL = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'firsthop'
        """

    private static func kill(through store: Store) throws {
        guard case .postgreSQL(let secret) = store.location else { return }
        let connection = PostgreSQLConnection(secret, for: .writing)
        try connection.connect()
        try connection.run(killOthers)
    }

    @Test func aConnectionKilledBetweenTransactionsIsReplaced() async throws {
        try await Probe.with(.postgreSQL) { store in
            for number in Int64(1)...5 {
                try await store.write { try Probe.add(number, to: $0) }
                try Self.kill(through: store)
                #expect(try await store.read(Probe.numbers) == Array(1...number))
                try Self.kill(through: store)
            }
        }
    }

    /// The closure itself has its connection killed, the first time it runs: the transaction is repeated and stored
    /// once.
    @Test func aConnectionKilledInsideATransactionIsRepeated() async throws {
        try await Probe.with(.postgreSQL) { store in
            let runs = RunCounter()
            try await store.write { transaction in
                try Probe.add(1, to: transaction)
                if runs.next() == 1 { try Self.kill(through: store) }
                try Probe.add(2, to: transaction)
            }
            #expect(runs.count == 2)
            #expect(try await store.read(Probe.numbers) == [1, 2])
        }
    }

    /// As above, but with the last statement already done: the loss shows at the commit.
    @Test func aConnectionKilledBeforeTheCommitIsRepeated() async throws {
        try await Probe.with(.postgreSQL) { store in
            let runs = RunCounter()
            try await store.write { transaction in
                try Probe.add(1, to: transaction)
                transaction.record(.added, .nas, 1)
                if runs.next() == 1 { try Self.kill(through: store) }
            }
            #expect(runs.count == 2)
            #expect(try await store.read(Probe.numbers) == [1])
            #expect(try await store.read { try ChangeLog.changes(in: $0, after: 0, limit: 9).count } == 1)
        }
    }

    /// Connections are killed all the time while many write. Every acknowledged write is there exactly once; one whose
    /// outcome nobody knows, at most once; one that was refused, never.
    @Test func nothingIsLostOrDoubledWhileConnectionsAreKilled() async throws {
        try await Probe.with(.postgreSQL) { store in
            async let endings = Self.write(400, to: store)
            for _ in 0..<30 {
                try Self.kill(through: store)
                await Task.yield()
            }
            let outcome = await endings
            let stored = try await store.read(Probe.numbers)
            #expect(Set(stored).count == stored.count)
            for (number, kind) in outcome {
                switch kind {
                case nil: #expect(stored.contains(number))
                case .outcomeUnknown: break
                case .unreachable: #expect(!stored.contains(number))
                default: Issue.record("write \(number) ended as \(String(describing: kind))")
                }
            }
        }
    }

    /// Eight callers, each writing one number after the other; how each write ended.
    private static func write(_ count: Int64, to store: Store) async -> [Int64: StorageError.Kind?] {
        await withTaskGroup(of: [Int64: StorageError.Kind?].self) { group in
            for lane in Int64(0)..<8 {
                group.addTask {
                    var endings: [Int64: StorageError.Kind?] = [:]
                    for number in stride(from: lane, to: count, by: 8) {
                        let kind = await StorageError.kind { try await store.write { try Probe.add(number, to: $0) } }
                        endings.updateValue(kind, forKey: number)
                    }
                    return endings
                }
            }
            return await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        }
    }

    @Test func aStoppedServerIsAnErrorUntilItIsBack() async throws {
        let server = try await PostgresServer()
        try await server.start()
        try await TemporaryStore.opened(.postgreSQL(connection: Secret(server.connection))) { store in
            try await Probe.create(in: store)
            try await store.write { try Probe.add(1, to: $0) }
            try await server.stop()
            #expect(await StorageError.kind { try await store.read(Probe.numbers) } == .unreachable)
            #expect(await StorageError.kind { try await store.write { try Probe.add(2, to: $0) } } == .unreachable)
            try await server.start()
            try await store.write { try Probe.add(3, to: $0) }
            try await server.stop()
            try await server.start()
            #expect(try await store.read(Probe.numbers) == [1, 3])
        }
        try await server.stop()
    }

    @Test func aServerThatIsNotThereIsNamed() async throws {
        let nowhere = StoreLocation.postgreSQL(connection: Secret("host=/nowhere user=firsthop password=hush"))
        let error = await #expect(throws: StorageError.self) { try await TemporaryStore.opened(nowhere) { _ in } }
        #expect(error?.kind == .unreachable)
        #expect(error?.description.contains("/nowhere") == true)
        #expect(error?.description.contains("hush") == false)
    }
}
