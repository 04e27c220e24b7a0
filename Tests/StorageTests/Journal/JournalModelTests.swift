// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

/// A journal beside a model of it, an array: whatever is done, both say the same.
@Suite struct JournalModelTests {
    @Test(arguments: [UInt64(1), 2, 3, 4])
    func aJournalGivesBackWhatWasAppended(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        try await TemporaryDirectory.with { folder in
            var model: [(sequence: Int64, payload: [UInt8])] = []
            var applied: Int64 = 0
            for _ in 1...5 {
                try await JournalFixture.opened(folder.file("journal")) { journal in
                    for _ in 1...40 {
                        let action = Int.random(in: 0..<10, using: &generator)
                        if action < 7 {
                            try await Self.append(to: journal, &model, &generator)
                        } else if action < 9 {
                            try await Self.compare(journal, with: model, after: applied, &generator)
                        } else if let random = model.randomElement(using: &generator), random.sequence > applied {
                            applied = random.sequence
                            journal.discard(through: applied)
                        }
                    }
                    JournalFixture.clock.advance(by: .microseconds(Int.random(in: 0...5_000, using: &generator)))
                }
            }
            #expect(model.count > 300)
        }
    }

    private static func append(
        to journal: Journal, _ model: inout [(sequence: Int64, payload: [UInt8])], _ generator: inout SeededGenerator
    ) async throws {
        var last: Int64 = 0
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let isLong = Int.random(in: 0..<40, using: &generator) == 0
            let payload = generator.bytes(Int.random(in: 1...(isLong ? 65_535 : 900), using: &generator))
            last = try await journal.log.appendPatiently(payload)
            #expect(last > model.last?.sequence ?? 0)
            model.append((last, payload))
        }
        await journal.log.waitUntilDurable(last)
        #expect(journal.log.durableThrough == last)
    }

    private static func compare(
        _ journal: Journal, with model: [(sequence: Int64, payload: [UInt8])], after applied: Int64,
        _ generator: inout SeededGenerator
    ) async throws {
        let start = max(applied, model.randomElement(using: &generator)?.sequence ?? 0)
        let (records, damage) = try await JournalFixture.readAll(journal.reader(after: start))
        let expected = model.filter { $0.sequence > start }
        #expect(damage == [])
        #expect(records.map(\.sequence) == expected.map(\.sequence))
        #expect(records.map(\.payload) == expected.map(\.payload))
    }

    /// Two threads append, a reader follows, and what it has read is thrown away behind it.
    @Test func aReaderFollowsTheTailThroughManySegments() async throws {
        try await TemporaryDirectory.with { folder in
            try await JournalFixture.opened(folder.file("journal")) { journal in
                let perWriter = 3_000
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for writer in UInt8(0)..<2 {
                        group.addTask {
                            for number in 0..<perWriter {
                                let payload = [writer, UInt8(truncatingIfNeeded: number)]
                                let padding = [UInt8](repeating: writer, count: 300)
                                _ = try await journal.log.appendPatiently(payload + padding)
                            }
                        }
                    }
                    try await Self.follow(journal, perWriter: perWriter)
                    try await group.waitForAll()
                }
                #expect(journal.segments.count <= 2)
            }
        }
    }

    private static func follow(_ journal: Journal, perWriter: Int) async throws {
        let reader = journal.reader(after: 0)
        var counts = [0, 0]
        var position: Int64 = 0
        while counts != [perWriter, perWriter] {
            switch try await reader.next() {
            case .records(let batch):
                batch.forEach { sequence, payload in
                    #expect(sequence > position)
                    position = sequence
                    let writer = Int(payload[0])
                    #expect(payload[1] == UInt8(truncatingIfNeeded: counts[writer]))
                    counts[writer] += 1
                }
                journal.discard(through: position)
            case .damage(let damage): throw damage
            case .end: await journal.log.waitUntilDurable(position + 1)
            }
        }
    }

    @Test func oneProcessHasAJournalAtATime() async throws {
        try await TemporaryDirectory.with { folder in
            try await JournalFixture.opened(folder.file("journal")) { _ in
                let error = await #expect(throws: StorageError.self) {
                    try await JournalFixture.open(folder.file("journal"))
                }
                #expect(error?.kind == .busy)
            }
        }
    }

    /// The folder is an older copy of itself, while the database remembers a later position.
    @Test func anOlderCopyGivesNoNumberTwice() async throws {
        try await TemporaryDirectory.with { folder in
            var given: [Int64] = []
            for name in ["journal", "another"] {
                JournalFixture.clock.advance(by: .seconds(1))
                try await JournalFixture.opened(folder.file(name)) { journal in
                    given.append(try await journal.log.appendPatiently([1]))
                    await journal.log.waitUntilDurable(given.last ?? 0)
                }
            }
            #expect(given[1] > given[0] + 100)
        }
    }
}
