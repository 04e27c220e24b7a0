// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Storage

/// No room: records are refused, what was acknowledged stays, and with the room everything comes back by itself.
@Suite(.serialized) struct JournalFullDiskTests {
    private static let payload = [UInt8](repeating: 3, count: 1_000)

    /// Appends until the log says that it cannot store; gives back what was taken and what was acknowledged by then.
    private static func appendUntilRefused(_ log: RecordLog) async throws -> (taken: [Int64], durable: Int64) {
        var taken: [Int64] = []
        while true {
            do throws(RecordLogRefusal) {
                taken.append(try log.append(payload.span))
            } catch {
                switch error {
                case .failing(let error):
                    #expect(error.kind == .full)
                    return (taken, log.durableThrough)
                case .overloaded: await Task.yield()
                case .length, .closed: throw error
                }
            }
        }
    }

    private static func expectHealing(_ journal: Journal, makingRoom: () throws -> Void) async throws {
        let (taken, durable) = try await appendUntilRefused(journal.log)
        let acknowledged = taken.filter { $0 <= durable }
        #expect(acknowledged.count > 100)
        let (records, damage) = try await JournalFixture.readAll(journal.reader(after: 0))
        #expect(records.map(\.sequence) == acknowledged)
        #expect(damage == [])
        try makingRoom()
        // What was taken before the refusal is stored now, without being appended again.
        await journal.log.waitUntilDurable(try #require(taken.last))
        while journal.log.trouble != nil { await Task.yield() }
        let next = try await journal.log.appendPatiently(payload)
        await journal.log.waitUntilDurable(next)
    }

    @Test func aFullDiskRefusesAndHeals() async throws {
        try await SmallDisk.with(megabytes: 2) { disk in
            let ballast = disk + "/ballast"
            try Data(count: 1_000_000).write(to: URL(fileURLWithPath: ballast))
            try await JournalFixture.opened(disk + "/journal") { journal in
                try await Self.expectHealing(journal) { try FileManager.default.removeItem(atPath: ballast) }
                let count = try await JournalFixture.readAll(journal.reader(after: 0)).records.count
                // Where the next segment's file is made just when the disk is full, it takes some of the room.
                #expect(count > 600)
            }
        }
    }

    @Test func theLimitOfTheJournalRefusesAndHealsWhenRecordsAreApplied() async throws {
        var options = JournalFixture.small
        options.diskLimit = 4 * options.segmentSize
        try await TemporaryDirectory.with { folder in
            try await JournalFixture.opened(folder.file("journal"), options: options) { journal in
                try await Self.expectHealing(journal) { journal.discard(through: journal.log.durableThrough) }
                #expect(journal.segments.count <= 4)
            }
        }
    }
}
