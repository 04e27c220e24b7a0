// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Records made durable by PostgreSQL's inbox, against a C program that copies groups of the same size and commits each.
enum InboxAppends {
    private static let records = 200_000
    /// As ``JournalAppends`` has it, with as much more as a commit takes longer.
    private static let window = 4_000

    static func figures(_ bench: Bench) async throws -> [Figure] {
        guard let connection = bench.postgreSQL else { return [] }
        var group = 1
        let measured = try await bench.inTurns(
            ours: {
                let store = try await Store.open(.postgreSQL(connection: Secret(connection)))
                let inbox = try RecordInbox(in: store)
                let rate = try await RecordSender.send(records, to: inbox.log, threads: 2, window: window / 2)
                group = records / RecordSender.groups(of: inbox.log)
                await inbox.shutdown()
                try await store.write { try RecordInbox.discard(through: .max, in: $0) }
                await store.shutdown()
                return rate
            },
            floor: {
                try bench.floor("inbox_copy", connection, "\(records)", "\(group)", "\(RecordSender.recordBytes)")[0]
            })
        return [
            Figure(
                "inbox on PostgreSQL, 2 appending", .perSecond, measured, against: "C, COPY of equal groups",
                bar: .ratioAtLeast(0.5))
        ]
    }
}
