// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import TestKit
import Testing

@testable import Storage

@Suite struct BackupTests {
    /// Writers go on during the backup. Each write adds two rows of one number, so a copy that is no single moment of
    /// the database shows an odd one; and since one writer counts upwards, a moment has no gaps either.
    @Test(arguments: StorageEngine.allCases)
    func aBackupOfADatabaseInUseIsOneMomentOfIt(engine: StorageEngine) async throws {
        try await TemporaryDirectory.with { folder in
            let backup = folder.file("backup")
            let shares = Mutex<[Double]>([])
            let acknowledgedBefore = try await Probe.with(engine) { store in
                try await Self.fill(store)
                let isWriting = Atomic(true)
                let acknowledged = Atomic<Int64>(0)
                async let writing: Void = Self.count(in: store, acknowledged) { isWriting.load(ordering: .acquiring) }
                while acknowledged.load(ordering: .acquiring) < 5 { await Task.yield() }
                let before = acknowledged.load(ordering: .acquiring)
                try await store.backUp(to: backup) { share in shares.withLock { $0.append(share) } }
                isWriting.store(false, ordering: .releasing)
                try await writing
                return before
            }
            let seen = shares.withLock { $0 }
            #expect(seen == seen.sorted() && seen.allSatisfy { (0...1).contains($0) })

            try await TemporaryStore.withLocation(engine) { location in
                try await Store.restore(from: backup, into: location)
                let (numbers, findings) = try await TemporaryStore.opened(location) { store in
                    (try await store.read(Probe.numbers).filter { $0 > 0 }, try await store.integrityFindings())
                }
                #expect(findings == [])
                let newest = numbers.max() ?? 0
                #expect(newest >= acknowledgedBefore)
                #expect(numbers == (1...newest).flatMap { [$0, $0] })
            }
        }
    }

    /// Enough pages that the backup takes several steps.
    private static func fill(_ store: Store) async throws {
        try await store.write { transaction in
            for _ in 0..<200 {
                try transaction.database.execute(
                    "INSERT INTO probe (number, bytes) VALUES (0, $1)", .blob([UInt8](repeating: 7, count: 60_000)))
            }
        }
    }

    private static func count(
        in store: Store, _ acknowledged: borrowing Atomic<Int64>, while isWriting: () -> Bool
    ) async throws {
        var number: Int64 = 0
        while isWriting() {
            number += 1
            let next = number
            try await store.write { for _ in 1...2 { try Probe.add(next, to: $0) } }
            acknowledged.store(number, ordering: .releasing)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func nothingIsOverwritten(engine: StorageEngine) async throws {
        try await TemporaryDirectory.with { folder in
            let backup = folder.file("backup")
            try await TemporaryStore.withLocation(engine) { location in
                try await TemporaryStore.opened(location) { store in
                    try await store.backUp(to: backup)
                    let first = FileManager.default.contents(atPath: backup)
                    #expect(await StorageError.kind { try await store.backUp(to: backup) } == .readOnly)
                    #expect(FileManager.default.contents(atPath: backup) == first)
                    try await store.write { $0.record(.added, .nas, 5) }
                }
                #expect(await StorageError.kind { try await Store.restore(from: backup, into: location) } == .readOnly)
                let kept = try await TemporaryStore.opened(location) { store in
                    try await store.read { try ChangeLog.newest(in: $0) }
                }
                #expect(kept == 1)
            }
        }
    }

    /// Each damage to a good backup is refused, and the place stays empty: a good backup can then be restored into it.
    @Test(arguments: StorageEngine.allCases)
    func aDamagedBackupIsRefusedAndLeavesThePlaceEmpty(engine: StorageEngine) async throws {
        try await TemporaryDirectory.with { folder in
            let good = folder.file("good")
            try await Probe.with(engine) { store in
                try await Self.fill(store)
                try await store.backUp(to: good)
            }
            let bytes = [UInt8](FileManager.default.contents(atPath: good) ?? Data())
            let half = bytes.count / 2
            let damages: [(String, [UInt8])] = [
                ("empty", []), ("text", Array("hello".utf8)), ("half", Array(bytes[..<half])),
                ("cut short", bytes.dropLast(2_000)),
                (
                    "scratched",
                    Array(bytes[..<half]) + [UInt8](repeating: 0xA5, count: 9_000) + bytes[(half + 9_000)...]
                ),
            ]
            try await TemporaryStore.withLocation(engine) { location in
                for (name, damaged) in damages {
                    let path = folder.file(name)
                    try Data(damaged).write(to: URL(fileURLWithPath: path))
                    let kind = await StorageError.kind { try await Store.restore(from: path, into: location) }
                    #expect(kind == .corrupt, "\(name)")
                }
                let missing = await StorageError.kind {
                    try await Store.restore(from: folder.file("no"), into: location)
                }
                #expect(missing == .readOnly)
                try await Store.restore(from: good, into: location)
                let count = try await TemporaryStore.opened(location) { try await $0.read(Probe.numbers).count }
                #expect(count == 200)
            }
        }
    }
}
