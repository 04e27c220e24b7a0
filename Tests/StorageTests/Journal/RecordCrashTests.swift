// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProviderValues
import TestKit
import Testing

@testable import Storage

/// The power fails while a hundred callers append records, again and again: what was acknowledged is there, once and in each
/// caller's order.
@Suite(.serialized) struct RecordCrashTests {
    /// What is read after a crash behind the stored position, through the journal or the inbox as the engine has it.
    ///
    /// - Parameter applies: whether all of it then counts as applied, so that its room is used again.
    private static func names(on stage: CrashStage, applies: Bool = false) async throws -> [String] {
        try await stage.opened { store in
            switch store.location {
            case .sqlite(let path):
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/journal"
                var options = JournalOptions()
                // As the worker has them.
                options.segmentSize = 300_000
                options.waitingBytes = 100_000
                return try await JournalFixture.opened(folder, options: options) { journal in
                    #expect(journal.damage == [])
                    let position = try await store.read { try RecordPosition.load(of: journal.number, in: $0) }
                    let (names, last) = try await read(journal.reader(after: position))
                    guard applies, let last else { return names }
                    try await store.write {
                        try RecordPosition.advance(journal.number, from: position, to: last, in: $0)
                    }
                    journal.discard(through: last)
                    return names
                }
            case .postgreSQL:
                let position = try await store.read { try RecordPosition.load(of: RecordInbox.number, in: $0) }
                let (names, last) = try await read(RecordInbox(in: store).reader(after: position))
                guard applies, let last else { return names }
                try await store.write { transaction in
                    try RecordPosition.advance(RecordInbox.number, from: position, to: last, in: transaction)
                    try RecordInbox.discard(through: last, in: transaction)
                }
                return names
            }
        }
    }

    private static func read(_ reader: any RecordReader) async throws -> (names: [String], last: Int64?) {
        let (records, damage) = try await JournalFixture.readAll(reader)
        #expect(damage == [])
        let names = records.map { record in
            let text = String(decoding: record.payload, as: UTF8.self)
            return String(text[...(text.lastIndex(of: "-") ?? text.startIndex)])
        }
        return (names, records.last?.sequence)
    }

    /// Each caller's numbers rise by one from 0, in every run.
    private static func isInOrder(_ names: [String]) -> Bool {
        var next: [Substring: Int] = [:]
        for name in names {
            let parts = name.split(separator: "-")
            guard parts.count == 3, let number = Int(parts[2]) else { return false }
            let caller = name.prefix(parts[0].count + parts[1].count + 1)
            guard number == next[caller, default: 0] else { return false }
            next[caller] = number + 1
        }
        return true
    }

    @Test(arguments: StorageEngine.allCases)
    func whatWasAcknowledgedSurvivesEveryPowerFailure(engine: StorageEngine) async throws {
        var generator = SeededGenerator(seed: 2_866)
        let stage = try await CrashStage(engine)
        try await stage.opened { _ in }
        let worker = try BuiltProgram.path("CrashWorker")
        var acknowledged: Set<String> = []
        var runsSinceApplied = 0
        for round in 1...8 {
            let loss: UnsyncedLoss = round.isMultiple(of: 2) ? .everything : .someOfEachPage(seed: generator.next())
            acknowledged.formUnion(
                try await stage.crash(
                    worker, "records", after: Int.random(in: 50...3_000, using: &generator), losing: loss))
            runsSinceApplied += 1
            let applies = round.isMultiple(of: 3)
            let names = try await Self.names(on: stage, applies: applies)
            let stored = Set(names)
            #expect(acknowledged.subtracting(stored).isEmpty, "lost in round \(round)")
            #expect(stored.count == names.count, "stored twice in round \(round)")
            #expect(Self.isInOrder(names), "out of order in round \(round)")
            // Beyond what was acknowledged only what was under way: one record of each caller and crash.
            #expect(stored.subtracting(acknowledged).count <= 100 * runsSinceApplied)
            if applies {
                #expect(acknowledged.count > 50)
                acknowledged = []
                runsSinceApplied = 0
            }
        }
    }

    /// The test of the test: where syncs do nothing, the same harness must see acknowledged records vanish.
    @Test(arguments: StorageEngine.allCases)
    func withoutSyncsTheHarnessSeesLosses(engine: StorageEngine) async throws {
        let stage = try await CrashStage(engine, .lyingDisk)
        if engine == .postgreSQL { try await stage.opened { _ in } }
        let acknowledged = try await stage.crash(
            try BuiltProgram.path("CrashWorker"), "records", after: 300, losing: .everything)
        do {
            #expect(!Set(acknowledged).isSubset(of: Set(try await Self.names(on: stage))))
        } catch is ChildProcessError {
            // The server does not even start on what is left.
        } catch let error as StorageError {
            // Neither the header of the journal nor the tables of the database are left.
            #expect(error.kind == .corrupt || error.kind == .statement)
        }
    }

    /// The system's own word for it: an acknowledgement is written only after the sync of a write that holds the record.
    @Test func theSystemSeesTheSyncBeforeTheAcknowledgement() async throws {
        try Need.command("strace")
        try await TemporaryDirectory.with { folder in
            let (trace, notes) = (folder.file("trace"), folder.file("notes"))
            let calls = "trace=pwrite64,fdatasync,fsync,write"
            let worker = try ChildProcess(
                "strace",
                [
                    "-f", "-y", "-s", "60", "-e", calls, "-o", trace,
                    // A tracer that is killed lets what it traces live on.
                    "setpriv", "--pdeathsig=KILL", "--", try BuiltProgram.path("CrashWorker"), "records", "sqlite",
                    folder.file("firsthop.sqlite"), "run", "1", notes, "50",
                ])
            do {
                try await worker.output(containing: "reached", within: ChildProcess.patience)
            } catch let error as ChildProcessError where error.output.contains("ptrace") {
                try Need.skip("strace may not trace here: \(error)")
            }
            worker.send(SIGKILL)
            _ = try await worker.end(within: ChildProcess.patience)
            let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            #expect(SyncTrace(of: lines).acknowledgements >= 50)
        }
    }
}

/// What `strace` saw of one caller's records: each goes through a write to a segment, a sync of it, and an acknowledgement.
private struct SyncTrace {
    private(set) var acknowledgements = 0
    private var isWritten = false
    private var isSynced = false
    /// Threads whose sync of a segment has begun and not ended.
    private var syncing: Set<Substring> = []

    init(of lines: [Substring]) {
        for line in lines { take(line) }
    }

    private mutating func take(_ line: Substring) {
        let thread = line.prefix { $0 != " " }
        if line.contains("pwrite64("), line.contains(".journal>"), line.contains("run-0-") {
            isWritten = true
            isSynced = false
        } else if line.contains("fdatasync("), line.contains(".journal>") {
            if line.hasSuffix("= 0") { isSynced = isWritten } else { syncing.insert(thread) }
        } else if line.contains("fdatasync resumed"), syncing.remove(thread) != nil {
            isSynced = isWritten && line.hasSuffix("= 0")
        } else if line.contains(" write("), line.contains("\"run-0-") {
            #expect(isWritten && isSynced, "acknowledged before it was synced: \(line)")
            acknowledgements += 1
            isWritten = false
            isSynced = false
        }
    }
}
