// SPDX-License-Identifier: Apache-2.0

import Storage

/// Records made durable by the journal, against a C program that writes and syncs groups of the same size.
enum JournalAppends {
    private static let records = 800_000
    /// What two workers have under way at most: a burst of ten routers with a hundred requests each.
    private static let window = 500

    static func figures(_ bench: Bench) async throws -> [Figure] {
        var figures: [Figure] = []
        for threads in [1, 2] {
            let measured = try await measure(bench, threads: threads)
            figures.append(
                Figure(
                    "journal, \(threads) appending", .perSecond, measured, against: "C, equal groups",
                    bar: .ratioAtLeast(0.5)))
        }
        return figures + [try await JournalLatency.figure(bench)]
    }

    private static func measure(_ bench: Bench, threads: Int) async throws -> (ours: Double, floor: Double) {
        var group = 1
        return try await bench.inTurns(
            ours: {
                let journal = try await RecordSender.journal(in: bench.folder.file("journal"))
                let rate = try await RecordSender.send(
                    records, to: journal.log, threads: threads, window: window / threads)
                group = records / RecordSender.groups(of: journal.log)
                await journal.shutdown()
                try bench.folder.discard("journal")
                return rate
            },
            floor: {
                // As many bytes as the record takes in a segment.
                try bench.floor(
                    "journal_append", bench.folder.file("floor"), "\(records)", "\(group)",
                    "\(RecordSender.recordBytes + 24)")[0]
            })
    }
}
