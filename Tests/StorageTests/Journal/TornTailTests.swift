// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Storage

/// What is in the file after a crash in the middle of a write, or after the disk has damaged it.
@Suite struct TornTailTests {
    /// Three groups of records of different lengths.
    private static let groups: [[[UInt8]]] = [
        [Array(1...40), [7], Array(1...9)], [Array(100...133)], [[5, 5], Array(20...59), Array(60...95)],
    ]
    private static let payloads = groups.flatMap { $0 }

    private static func change(_ path: String, _ body: (inout Data) -> Void) throws {
        let url = URL(fileURLWithPath: path)
        var bytes = try Data(contentsOf: url)
        body(&bytes)
        try bytes.write(to: url)
    }

    /// Opens the journal, appends one record, and reads everything.
    private static func reopened(_ path: String) async throws -> (payloads: [[UInt8]], damage: [RecordDamage]) {
        try await JournalFixture.opened(path) { journal in
            let sequence = try await journal.log.appendPatiently([0xEE])
            await journal.log.waitUntilDurable(sequence)
            let (records, damage) = try await JournalFixture.readAll(journal.reader(after: 0))
            #expect(records.map(\.sequence) == records.map(\.sequence).sorted())
            return (records.map(\.payload), damage)
        }
    }

    /// At every byte of the last record: the rest was never written, or the file is shorter.
    @Test func aTornRecordIsCutOffAndNoneBeforeIt() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("journal")
            let (_, starts) = try JournalFixture.write(Self.groups, in: path)
            let (start, end) = (starts[starts.count - 2], starts[starts.count - 1])
            // The last bytes are padding: without them the record is whole.
            let whole = start + RecordFrame.headerSize + (Self.payloads.last?.count ?? 0)
            for cut in start...end {
                for isShort in [true, false] {
                    try FileManager.default.removeItem(atPath: path)
                    let (segment, _) = try JournalFixture.write(Self.groups, in: path)
                    try Self.change(segment) { bytes in
                        let size = bytes.count
                        bytes.removeSubrange(cut...)
                        if !isShort { bytes.append(Data(count: size - cut)) }
                    }
                    let (payloads, damage) = try await Self.reopened(path)
                    #expect(damage == [])
                    #expect(payloads == (cut < whole ? Self.payloads.dropLast() : Self.payloads) + [[0xEE]], "\(cut)")
                }
            }
        }
    }

    /// Any bit of any record: what is read is what was written; what is missing was in the last group, or is reported.
    @Test func aFlippedBitNeverGivesAWrongRecord() async throws {
        var generator = SeededGenerator(seed: 42)
        try await TemporaryDirectory.with { folder in
            let path = folder.file("journal")
            for _ in 1...150 {
                try? FileManager.default.removeItem(atPath: path)
                let (segment, starts) = try JournalFixture.write(Self.groups, in: path)
                let index = Int.random(in: 0..<Self.payloads.count, using: &generator)
                // Padding is not part of the record.
                let length = RecordFrame.headerSize + Self.payloads[index].count
                let place = starts[index] + Int.random(in: 0..<length, using: &generator)
                let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
                try Self.change(segment) { $0[place] ^= bit }
                let (payloads, damage) = try await Self.reopened(path)
                let lastGroup = Self.payloads.count - (Self.groups.last?.count ?? 0)
                if index < lastGroup {
                    var rest = Self.payloads
                    rest.remove(at: index)
                    #expect(payloads == rest + [[0xEE]])
                    #expect(damage.map(\.sequences) == [Int64(index + 1)...Int64(index + 1)])
                } else {
                    #expect(payloads == Self.payloads.prefix(index) + [[0xEE]])
                    #expect(damage == [])
                }
            }
        }
    }

    @Test func aDamagedHeaderIsRefused() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("journal")
            let (segment, _) = try JournalFixture.write(Self.groups, in: path)
            try Self.change(segment) { $0[33] ^= 1 }
            let error = await #expect(throws: StorageError.self) { try await JournalFixture.open(path) }
            #expect(error?.kind == .corrupt)
        }
    }

    /// Whole segments that are gone are damage, too, and the journal goes on behind them.
    @Test func missingSegmentsAreReported() async throws {
        try await TemporaryDirectory.with { folder in
            let path = folder.file("journal")
            let payload = [UInt8](repeating: 1, count: 60_000)
            var sequences: [Int64] = []
            try await JournalFixture.opened(path) { journal in
                for _ in 1...6 {
                    sequences.append(try await journal.log.appendPatiently(payload))
                    await journal.log.waitUntilDurable(sequences.last ?? 0)
                }
                #expect(journal.segments.count == 3)
            }
            try FileManager.default.removeItem(atPath: try JournalFolder(path).segment(sequences[2]))
            try await JournalFixture.opened(path) { journal in
                let (records, damage) = try await JournalFixture.readAll(journal.reader(after: 0))
                #expect(records.map(\.sequence) == [sequences[0], sequences[1], sequences[4], sequences[5]])
                #expect(damage.map(\.sequences) == [sequences[2]...sequences[3]])
            }
        }
    }
}
