// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Storage

@Suite(.serialized) struct FullDiskTests {
    /// A disk of 4 MB that really runs full: a small file system in memory.
    @Test func aFullDiskIsAClearErrorChangesNothingAndHealsWithRoom() async throws {
        try await SmallDisk.with(megabytes: 4) { disk in
            let ballast = disk + "/ballast"
            try Data(count: 1_500_000).write(to: URL(fileURLWithPath: ballast))
            try await TemporaryStore.opened(.sqlite(path: disk + "/firsthop.sqlite")) { store in
                try await Probe.create(in: store)
                let (stored, refusal) = try await Self.writeUntilRefused(store)
                #expect(refusal.kind == .full)
                #expect(refusal.description.contains("disk is full"))
                #expect(stored > 0)
                #expect(try await store.read(Probe.numbers) == Array(1...stored))

                try FileManager.default.removeItem(atPath: ballast)
                try await store.write { try Self.addBig(stored + 1, to: $0) }
                #expect(try await store.read(Probe.numbers) == Array(1...(stored + 1)))
                #expect(try await store.integrityFindings() == [])
            }
        }
    }

    /// One caller too many in a group must not take the small writes beside it along.
    @Test func aWriteTooBigForTheDiskLeavesItsNeighbours() async throws {
        try await SmallDisk.with(megabytes: 4) { disk in
            try await TemporaryStore.opened(.sqlite(path: disk + "/firsthop.sqlite")) { store in
                try await Probe.create(in: store)
                let writer = await HeldWriter(store)
                async let big = StorageError.kind {
                    try await store.write { for number in Int64(100)..<200 { try Self.addBig(number, to: $0) } }
                }
                async let small: Void = store.write { try Probe.add(1, to: $0) }
                await writer.release(whenWaiting: 2)
                try await small
                #expect(await big == .full)
                #expect(try await store.read(Probe.numbers) == [1])
            }
        }
    }

    @Test func aBackupThatDoesNotFitIsRemoved() async throws {
        try await SmallDisk.with(megabytes: 4) { disk in
            for engine in StorageEngine.allCases {
                try await Probe.with(engine) { store in
                    try await store.write { for number in Int64(1)...80 { try Self.addBig(number, to: $0) } }
                    let kind = await StorageError.kind { try await store.backUp(to: disk + "/backup") }
                    #expect(kind == .full, "\(engine)")
                    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [], "\(engine)")
                }
            }
        }
    }

    private static func writeUntilRefused(_ store: Store) async throws -> (stored: Int64, StorageError) {
        var stored: Int64 = 0
        while true {
            let next = stored + 1
            do {
                try await store.write { try addBig(next, to: $0) }
                stored = next
            } catch let error as StorageError {
                return (stored, error)
            }
        }
    }

    /// A row of 60 kB that no compression makes smaller.
    private static func addBig(_ number: Int64, to transaction: Transaction) throws {
        var generator = SeededGenerator(seed: UInt64(bitPattern: number))
        try transaction.database.execute(
            "INSERT INTO probe (number, bytes) VALUES ($1, $2)", .integer(number), .blob(generator.bytes(60_000)))
    }
}
