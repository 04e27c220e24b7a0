// SPDX-License-Identifier: Apache-2.0

import Foundation
import Operations
import ProviderValues
import Storage

/// Records a second that become sessions and usage: 94 % interim records of a million sessions in random order, in portions of as
/// much as comes in five seconds at 40,000 a second. Nothing else makes sessions of them on a machine like this; the floor is the pace.
enum AppliedRecords {
    private static let pace = 40_000
    /// Every session reports so often.
    private static let reports = 2
    /// What comes in five seconds.
    private static let gathered = 5 * pace

    static func figures(_ bench: Bench) async throws -> [Figure] {
        var locations: [(String, StoreLocation)] = [("SQLite", .sqlite(path: bench.folder.file("applied.sqlite")))]
        if let connection = bench.postgreSQL {
            locations.append(("PostgreSQL", .postgreSQL(connection: Secret(connection))))
        }
        var figures: [Figure] = []
        for (name, location) in locations {
            let rate = try await measure(bench, location, sessions: bench.sessions)
            figures.append(
                Figure(
                    "records applied, \(name)", .perSecond, (ours: rate, floor: Double(pace)), against: "what comes in",
                    bar: .ratioAtLeast(1)))
        }
        return figures
    }

    /// - Parameter prepare: fills the empty database before the clock runs.
    static func measure(
        _ bench: Bench, _ location: StoreLocation, sessions: Int,
        after prepare: (Store) async throws -> Void = { _ in }
    ) async throws -> Double {
        let store = try await Store.open(location)
        try await prepare(store)
        let journal = try await Journal.open(at: bench.folder.file("applied"))
        let applier = SessionApplier(try await .journal(journal, in: store), in: store, openSessions: OpenSessions())
        let records = reports * sessions
        let metered = MeteredSessions(count: sessions, pace: pace)
        var (begun, reported) = (Spent(), Spent())
        for first in stride(from: 0, to: sessions, by: gathered) {
            try await fill(journal) { try metered.appendStarts(first..<min(first + gathered, sessions), to: $0) }
            try await begun.add { try await applier.catchUp() }
        }
        for first in stride(from: 0, to: records, by: gathered) {
            try await fill(journal) { try metered.append(first..<min(first + gathered, records), to: $0) }
            try await reported.add { try await applier.catchUp() }
        }
        await journal.shutdown()
        await store.shutdown()
        try bench.folder.discard("applied")
        Progress.say(
            "beginnings: \(begun.each(of: sessions)); records of sessions under way: \(reported.each(of: records))")
        return Double(records) / reported.seconds
    }

    /// What applying has taken.
    private struct Spent {
        var seconds = 0.0
        var processor = 0.0

        mutating func add(_ body: () async throws -> Void) async throws {
            let before = ProcessorTime.seconds
            seconds += try await ContinuousClock.seconds(body)
            processor += ProcessorTime.seconds - before
        }

        func each(of records: Int) -> String {
            let (time, own) = (seconds / Double(records) * 1e6, processor / Double(records) * 1e6)
            return "\(Digits.short(time)) µs each, \(Digits.short(own)) µs of processor"
        }
    }

    /// Fills the log before the clock runs, and waits until all of it is durable.
    private static func fill(_ journal: Journal, _ body: @escaping @Sendable (FilledLog) throws -> Void) async throws {
        try await RecordSender.onThread {
            let log = FilledLog(journal.log)
            try body(log)
            log.finish()
        }
    }
}
