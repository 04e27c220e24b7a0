// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Storage

@Suite struct SQLiteFileTests {
    /// 2 is FULL: every commit is synced before its caller hears of it.
    @Test func theWriterSyncsEveryCommitOfAWriteAheadLog() async throws {
        try await TemporaryStore.with(.sqlite) { store in
            let settings = try await store.engine.exclusively { connection in
                let database = Database(connection: connection)
                return (
                    try database.first("PRAGMA synchronous") { try $0.int(0) },
                    try database.first("PRAGMA journal_mode") { try $0.text(0) },
                    try database.first("PRAGMA foreign_keys") { try $0.int(0) }
                )
            }
            #expect(settings == (2, "wal", 1))
        }
    }

    @Test func anotherWriterIsWaitedForAndThenNamed() async throws {
        var options = StoreOptions()
        options.busyTimeout = .milliseconds(50)
        try await TemporaryStore.withLocation(.sqlite) { location in
            try await TemporaryStore.opened(location, options: options) { store in
                try await Probe.create(in: store)
                try await TemporaryStore.opened(location) { other in
                    let writer = await HeldWriter(other, inTransaction: true)
                    #expect(await StorageError.kind { try await store.write { try Probe.add(1, to: $0) } } == .busy)
                    writer.release()
                    try await store.write { try Probe.add(2, to: $0) }
                    #expect(try await store.read(Probe.numbers) == [2])
                }
            }
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefusedAndKept() async throws {
        try await TemporaryStore.withLocation(.sqlite) { location in
            guard case .sqlite(let path) = location else { return }
            let text = Data(String(repeating: "This is my diary. ", count: 1_000).utf8)
            try text.write(to: URL(fileURLWithPath: path))
            #expect(await StorageError.kind { try await TemporaryStore.opened(location) { _ in } } == .corrupt)
            #expect(FileManager.default.contents(atPath: path) == text)
        }
    }

    @Test func aFolderThatIsNotThereIsNamed() async throws {
        let path = "/nowhere/firsthop.sqlite"
        let error = await #expect(throws: StorageError.self) {
            try await TemporaryStore.opened(.sqlite(path: path)) { _ in }
        }
        #expect(error?.kind == .readOnly)
        #expect(error?.description.contains(path) == true)
    }

    @Test func damageInsideTheFileIsFound() async throws {
        try await TemporaryStore.withLocation(.sqlite) { location in
            guard case .sqlite(let path) = location else { return }
            try await TemporaryStore.opened(location) { store in
                try await Probe.create(in: store)
                try await store.write { for number in Int64(0)..<5_000 { try Probe.add(number, to: $0) } }
                #expect(try await store.integrityFindings() == [])
            }
            // A closed store has put everything into the one file; the log beside it would cover the damage.
            try FileManager.default.removeItem(atPath: path + "-wal")
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            let size = try file.seekToEnd()
            try file.seek(toOffset: size - 20_000)
            try file.write(contentsOf: Data(repeating: 0x5A, count: 9_000))
            try file.close()
            let findings = try await TemporaryStore.opened(location) { store in
                do {
                    return try await store.integrityFindings()
                } catch let error as StorageError where error.kind == .corrupt {
                    return [error.detail]
                }
            }
            #expect(!findings.isEmpty)
        }
    }
}
