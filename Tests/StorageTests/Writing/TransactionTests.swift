// SPDX-License-Identifier: Apache-2.0

import Dispatch
import TestKit
import Testing

@testable import Storage

@Suite struct TransactionTests {
    @Test(arguments: StorageEngine.allCases)
    func aClosureThatThrowsStoresNothing(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            await #expect(throws: CallerGaveUp(number: 1)) {
                try await store.write { transaction in
                    try Probe.add(1, to: transaction)
                    transaction.record(.added, .customer, 1)
                    throw CallerGaveUp(number: 1)
                }
            }
            let (stored, newest) = try await store.read { (try Probe.numbers(in: $0), try ChangeLog.newest(in: $0)) }
            #expect(stored.isEmpty)
            #expect(newest == 0)
        }
    }

    /// On PostgreSQL a statement that fails spoils the transaction, so it must do so on SQLite: a verb that swallows
    /// such an error would otherwise work on one engine and not on the other.
    @Test(arguments: StorageEngine.allCases)
    func aSwallowedFailureStillFailsTheWrite(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            try await store.write { try Probe.add(1, to: $0) }
            let kind = await StorageError.kind {
                try await store.write { transaction in
                    try Probe.add(2, to: transaction)
                    _ = try? transaction.database.execute("INSERT INTO probe (id) VALUES (1)")
                }
            }
            #expect(kind != nil)
            #expect(try await store.read(Probe.numbers) == [1])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aWriteReadsWhatItWroteAndHasTheTimeOfTheClock(engine: StorageEngine) async throws {
        let clock = ManualClock()
        try await TemporaryStore.with(engine, clock: clock.wallClock) { store in
            try await Probe.create(in: store)
            let (seen, now) = try await store.write { transaction in
                try Probe.add(7, to: transaction)
                transaction.record(.changed, .nas, 7)
                return (try Probe.numbers(in: transaction.database), transaction.now)
            }
            #expect(seen == [7])
            #expect(now == clock.now)
            let change = try await store.read { try ChangeLog.changes(in: $0, after: 0, limit: 2) }
            #expect(change.map(\.at) == [clock.now])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aReadSeesOneMomentWhileWritesGoOn(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            try await store.write { try Probe.add(1, to: $0) }
            let (first, second) = try await store.read { database in
                let first = try Probe.numbers(in: database)
                // Another thread writes and is acknowledged while this read stands still.
                let written = DispatchSemaphore(value: 0)
                Task {
                    try await store.write { try Probe.add(2, to: $0) }
                    written.signal()
                }
                written.wait()
                return (first, try Probe.numbers(in: database))
            }
            #expect(first == [1])
            #expect(second == [1])
            #expect(try await store.read(Probe.numbers) == [1, 2])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aReadMayNotWrite(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            let kind = await StorageError.kind { try await store.read { try $0.execute("DELETE FROM probe") } }
            #expect(kind == .readOnly)
            try await store.write { try Probe.add(1, to: $0) }
            #expect(try await store.read(Probe.numbers) == [1])
        }
    }

    /// More writes wait than fit into one commit.
    @Test(arguments: StorageEngine.allCases)
    func shutdownFinishesWhatWaitsAndRefusesWhatComesLater(engine: StorageEngine) async throws {
        var options = StoreOptions()
        options.groupSize = 10
        options.pendingWrites = 100
        try await TemporaryStore.withLocation(engine) { location in
            let store = try await Store.open(location, options: options)
            try await Probe.create(in: store)
            let writer = await HeldWriter(store)
            async let endings = Self.write(100, to: store)
            await writer.whenWaiting(100)
            async let closing: Void = store.shutdown()
            // A full queue refuses as overloaded until it is closed.
            while await StorageError.kind(of: { try await store.write { _ in } }) == .overloaded { await Task.yield() }
            writer.release()
            await closing
            let outcomes = await endings
            #expect(outcomes.allSatisfy { $0 == nil })
            #expect(await StorageError.kind { try await store.write { try Probe.add(0, to: $0) } } == .closed)
            #expect(await StorageError.kind { try await store.read(Probe.numbers) } == .closed)
            let stored = try await TemporaryStore.opened(location) { try await $0.read(Probe.numbers) }
            #expect(stored.sorted() == Array(0..<100))
        }
    }

    private static func write(_ count: Int64, to store: Store) async -> [StorageError.Kind?] {
        await withTaskGroup(of: StorageError.Kind?.self) { group in
            for number in 0..<count {
                group.addTask { await StorageError.kind { try await store.write { try Probe.add(number, to: $0) } } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }
}
