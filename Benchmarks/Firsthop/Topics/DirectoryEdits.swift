// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import Storage
import Synchronization

/// Edits of random lines, a thousand a second, each watched until a look-up sees it.
enum DirectoryEdits {
    private static let perSecond = 1_000
    /// Edits that one transaction makes, as when staff and machines work at once.
    private static let perCommit = 10

    struct Measured {
        /// Milliseconds from the commit to the first look-up that sees the edit.
        var seenMedian: Double
        var seenWorst: Double
        /// Milliseconds of processor time for an edit, the database's part and the looking for it included.
        var processorPerEdit: Double
        /// Edits that were really made in a second.
        var perSecond: Double
    }

    static func measure(
        _ store: Store, _ keeper: AccessDirectoryKeeper, lines: Int, seconds: Int
    ) async throws -> Measured {
        let following = Task { await keeper.follow() }
        let clock = ContinuousClock()
        var random = RepeatableNumbers(seed: 2)
        var delays: [Double] = []
        let start = clock.now
        let processor = ProcessorTime.seconds
        let commits = seconds * perSecond / perCommit
        for commit in 0..<commits {
            try await clock.sleep(until: start + .milliseconds(1_000 * perCommit / perSecond) * commit)
            let services = (0..<perCommit).map { _ in ServiceID(Int64.random(in: 1...Int64(lines), using: &random)) }
            let use = Int64(commit % 60_000 + 1)
            try await edit(services, simultaneousUse: use, in: store)
            let committed = clock.now
            // Looking for every edit would measure the looking.
            guard commit % 20 == 0, let last = services.last else { continue }
            while keeper.current.find(service: last)?.simultaneousUse != UInt16(use) {
                try await clock.sleep(for: .milliseconds(1))
            }
            delays.append((clock.now - committed) / .milliseconds(1))
        }
        let elapsed = (clock.now - start) / .seconds(1)
        let edits = Double(commits * perCommit)
        let spent = ProcessorTime.seconds - processor
        following.cancel()
        await following.value
        return Measured(
            seenMedian: delays.median, seenWorst: delays.max() ?? 0,
            processorPerEdit: spent * 1_000 / edits, perSecond: edits / elapsed)
    }

    private static func edit(_ services: [ServiceID], simultaneousUse: Int64, in store: Store) async throws {
        try await store.write { transaction in
            for service in services {
                try transaction.database.execute(
                    "UPDATE internet_service SET simultaneous_use = $2 WHERE id = $1", .id(service),
                    .integer(simultaneousUse))
                transaction.record(.changed, .internetService, service.value)
            }
        }
    }
}
