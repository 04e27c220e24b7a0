// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Reads the whole directory from the database: in pages of lines, several at a time, each opened where it is read.
struct DirectoryLoader {
    /// Lines of a page: large enough that asking costs nothing beside reading, small enough to keep every core busy.
    static let pageSize = 4_096
    /// Pages at a time: as many as the store has readers; opening the passwords takes longer than reading them.
    static let pagesAtOnce = StoreOptions().readers

    let store: Store
    let sealer: Sealer

    /// What was loaded.
    struct Outcome {
        var directory: AccessDirectory
        var owners: HoldingOwners
        /// Lines that were read at different moments around a change, and must be read again.
        var doubtful: Set<ServiceID>
        var sealingFaults: [SealingError]
    }

    /// Everything as it is at the end or a little before; whatever changed meanwhile stands in the change log behind the
    /// directory's position.
    func load(after base: AccessDirectory) async throws -> Outcome {
        let sealer = sealer
        let (position, routers, faults) = try await store.read { database in
            let position = try ChangeLog.newest(in: database)
            let (routers, faults) = try RouterRows.read(in: database, opening: sealer)
            return (position, routers, faults)
        }
        let pages = try await store.read(Self.pages)
        var draft = DirectoryDraft(from: base.withoutLines)
        draft.replaceRouters(routers)
        var outcome = Outcome(
            directory: base, owners: HoldingOwners(), doubtful: [], sealingFaults: faults)
        try await forEachPage(pages) { page in
            for line in page.lines { draft.put(line) }
            for owner in page.owners {
                guard let other = outcome.owners.set(owner.service, of: owner.holding), other != owner.service else {
                    continue
                }
                // The holding moved from one line to the other while both were read.
                outcome.doubtful.formUnion([other, owner.service])
            }
            outcome.sealingFaults += page.sealingFaults
        }
        outcome.directory = draft.finished(position: position, origin: .store)
        return outcome
    }

    private func forEachPage(
        _ pages: [ClosedRange<ServiceID>], _ body: (LineRows) -> Void
    ) async throws {
        let (store, sealer) = (store, sealer)
        try await withThrowingTaskGroup(of: LineRows.self) { group in
            for (index, page) in pages.enumerated() {
                if index >= Self.pagesAtOnce, let rows = try await group.next() { body(rows) }
                group.addTask {
                    try await store.read { database in
                        try LineRows(
                            from: page.lowerBound, through: page.upperBound, in: database, opening: sealer)
                    }
                }
            }
            while let rows = try await group.next() { body(rows) }
        }
    }

    /// Ranges of numbers with a page of lines each, without gaps between them.
    private static func pages(in database: Database) throws -> [ClosedRange<ServiceID>] {
        var pages: [ClosedRange<ServiceID>] = []
        var first = ServiceID(.min)
        while let last: ServiceID = try database.first(
            "SELECT id FROM internet_service WHERE id >= $1 ORDER BY id LIMIT 1 OFFSET $2", .id(first),
            .int(pageSize - 1), map: { try $0.id(0) }), last.value < .max
        {
            pages.append(first...last)
            first = ServiceID(last.value + 1)
        }
        return pages + [first...ServiceID(.max)]
    }
}
