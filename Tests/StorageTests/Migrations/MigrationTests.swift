// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

@Suite struct MigrationTests {
    private static let newest = Migration.all.last?.number ?? 0

    @Test func numbersRiseByOne() {
        #expect(Migration.all.map(\.number) == Array(1...Self.newest))
    }

    @Test(arguments: StorageEngine.allCases)
    func anEmptyDatabaseIsBroughtUpToDateOnce(engine: StorageEngine) async throws {
        let clock = ManualClock()
        try await TemporaryStore.withLocation(engine) { location in
            for _ in 1...2 {
                let steps = try await TemporaryStore.opened(location, clock: clock.wallClock) { store in
                    try await store.read { database in
                        try database.all("SELECT number, applied_at FROM schema_migration ORDER BY number") {
                            (try $0.int(0), try $0.time(1))
                        }
                    }
                }
                #expect(steps.map(\.0) == Array(1...Self.newest))
                // Opened a second time, an hour later, nothing is applied again.
                #expect(steps.allSatisfy { $0.1 == Timestamp(seconds: 1_767_225_600) })
                clock.advance(by: .seconds(3_600))
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func manyStoresMayOpenAnEmptyDatabaseAtOnce(engine: StorageEngine) async throws {
        try await TemporaryStore.withLocation(engine) { location in
            let versions = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await TemporaryStore.opened(location) { try await $0.schemaVersion() }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(versions == Array(repeating: Self.newest, count: 6))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aNewerSchemaIsRefusedAndLeftAlone(engine: StorageEngine) async throws {
        try await TemporaryStore.withLocation(engine) { location in
            try await TemporaryStore.opened(location) { store in
                _ = try await store.write { transaction in
                    try transaction.database.execute(
                        "INSERT INTO schema_migration (number, name, applied_at) VALUES (9999, 'from the future', 0)")
                }
            }
            let error = await #expect(throws: StorageError.self) { try await TemporaryStore.opened(location) { _ in } }
            #expect(error?.kind == .newerSchema(found: 9_999, known: Self.newest))
            #expect(error?.description.contains("9999") == true)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func anOlderSchemaIsRefusedByAStoreThatMayNotMigrate(engine: StorageEngine) async throws {
        var looking = StoreOptions()
        looking.migrates = false
        try await TemporaryStore.withLocation(engine) { location in
            let kind = await StorageError.kind { try await TemporaryStore.opened(location, options: looking) { _ in } }
            #expect(kind == .readOnly)
            try await TemporaryStore.opened(location) { store in
                _ = try await store.write { try $0.database.execute("DELETE FROM schema_migration WHERE number > 2") }
            }
            let error = await #expect(throws: StorageError.self) {
                try await TemporaryStore.opened(location, options: looking) { _ in }
            }
            #expect(error?.kind == .readOnly)
            #expect(error?.description.contains("version 2") == true)
        }
    }
}
