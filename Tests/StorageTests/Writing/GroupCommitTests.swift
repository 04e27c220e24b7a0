// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Storage

/// An error of a caller, which the store hands back as it is.
struct CallerGaveUp: Error, Equatable {
    let number: Int64
}

@Suite struct GroupCommitTests {
    /// Two hundred writes share one commit; every tenth breaks a rule, every other tenth throws an error of its own.
    @Test(arguments: StorageEngine.allCases)
    func aFailingWriteTakesNothingWithItAndLeavesNoTrace(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            let writer = await HeldWriter(store)
            let before = store.counted("firsthop_store_commits_total")
            async let endings = Self.writeTwoHundred(store)
            await writer.release(whenWaiting: 200)
            let failed = await endings

            #expect(store.counted("firsthop_store_commits_total") - before == 1)
            #expect(failed.count == 40)
            for (number, error) in failed {
                switch number % 10 {
                case 3: #expect((error as? StorageError).map { Self.isUnique($0.kind) } == true)
                default: #expect(error as? CallerGaveUp == CallerGaveUp(number: number))
                }
            }
            let stored = try await store.read(Probe.numbers)
            #expect(stored.sorted() == (0..<200).filter { $0 % 10 != 3 && $0 % 10 != 7 })
            let changes = try await store.read { try ChangeLog.changes(in: $0, after: 0, limit: 1_000) }
            #expect(changes.map(\.id).sorted() == stored.sorted())
        }
    }

    private static func writeTwoHundred(_ store: Store) async -> [Int64: any Error] {
        await withTaskGroup(of: (Int64, (any Error)?).self) { group in
            for number in Int64(0)..<200 {
                group.addTask {
                    do {
                        try await store.write { try write(number, $0) }
                        return (number, nil)
                    } catch {
                        return (number, error)
                    }
                }
            }
            return await group.reduce(into: [:]) { failed, ending in failed[ending.0] = ending.1 }
        }
    }

    private static func write(_ number: Int64, _ transaction: Transaction) throws {
        try Probe.add(number, to: transaction)
        transaction.record(.added, .customer, number)
        if number % 10 == 3 {
            let taken = try transaction.database.first("SELECT max(id) FROM probe") { try $0.integer(0) }
            try transaction.database.execute("INSERT INTO probe (id) VALUES ($1)", .integer(taken ?? 0))
        }
        if number % 10 == 7 { throw CallerGaveUp(number: number) }
    }

    private static func isUnique(_ kind: StorageError.Kind) -> Bool {
        if case .unique = kind { true } else { false }
    }

    @Test(arguments: StorageEngine.allCases)
    func concurrentWritersShareCommits(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            let commits = store.counted("firsthop_store_commits_total")
            let writes = store.counted("firsthop_store_writes_total")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in Int64(0)..<2_000 {
                    group.addTask { try await store.write { try Probe.add(number, to: $0) } }
                }
                try await group.waitForAll()
            }
            #expect(store.counted("firsthop_store_writes_total") - writes == 2_000)
            #expect(store.counted("firsthop_store_commits_total") - commits < 1_000)
            #expect(try await store.read(Probe.numbers).sorted() == Array(0..<2_000))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func theQueueIsBounded(engine: StorageEngine) async throws {
        var options = StoreOptions()
        options.pendingWrites = 5
        try await Probe.with(engine, options: options) { store in
            let writer = await HeldWriter(store)
            let endings = await withTaskGroup(of: StorageError.Kind?.self) { group in
                for number in Int64(0)..<8 {
                    group.addTask {
                        await StorageError.kind { try await store.write { try Probe.add(number, to: $0) } }
                    }
                }
                // Refusals come at once; the accepted writes end only after the writer is let go.
                var endings: [StorageError.Kind?] = []
                for _ in 0..<3 { endings.append(await group.next() ?? nil) }
                await writer.release(whenWaiting: 5)
                for await ending in group { endings.append(ending) }
                return endings
            }
            #expect(endings.prefix(3).allSatisfy { $0 == .overloaded })
            #expect(endings.dropFirst(3).allSatisfy { $0 == nil })
            let stored = try await store.read(Probe.numbers)
            #expect(stored.count == 5)
        }
    }
}
