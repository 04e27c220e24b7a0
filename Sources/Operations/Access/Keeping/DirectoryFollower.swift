// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Brings a directory up to date with the database, one step after the other.
///
/// An actor gives up its place while it waits for the database; therefore the steps stand in a queue of their own, so that
/// none puts older rows over newer ones.
actor DirectoryFollower {
    /// Changes that are read at a time, which bounds memory behind a large import.
    private static let changesAtOnce = 10_000

    private let openStore: @Sendable () async throws -> Store
    private let sealer: Sealer
    private let published: PublishedDirectory
    private var directory = AccessDirectory.empty
    private var owners = HoldingOwners()
    private var step: Task<Void, any Error>?

    /// - Parameter published: where every step is put.
    init(
        publishingTo published: PublishedDirectory, sealer: Sealer,
        openStore: @escaping @Sendable () async throws -> Store
    ) {
        self.published = published
        self.openStore = openStore
        self.sealer = sealer
    }

    /// Puts a directory from elsewhere in the place of what is known, unless the database was read already.
    func begin(with copy: AccessDirectory) {
        guard directory.origin == .empty else { return }
        directory = copy
        published.take(DirectoryStep(directory: copy))
    }

    /// Goes on where a copy ends, if the change log tells everything since and that is not much. The next step reads the whole
    /// database; meanwhile the copy answers, as new as the log.
    ///
    /// - Returns: whether it could.
    func resume(with copy: AccessDirectory) async throws -> Bool {
        guard directory.origin == .empty else { return false }
        let sealer = sealer
        let update = try await openStore().read { database -> (update: DirectoryUpdate, position: Int64)? in
            guard let log = try LogSpan(in: database), log.continues(after: copy.position) else { return nil }
            let changes = try ChangeLog.changes(in: database, after: copy.position, limit: Self.changesAtOnce)
            guard changes.count < Self.changesAtOnce else { return nil }
            let update = try DirectoryUpdate(of: TouchedRows(changes), in: database, opening: sealer)
            return (update, changes.last?.sequence ?? copy.position)
        }
        guard directory.origin == .empty, let (update, position) = update else { return false }
        directory = update.applied(to: copy, position: position, origin: .continuedCopy)
        published.take(DirectoryStep(directory: directory, sealingFaults: update.sealingFaults))
        return true
    }

    /// Returns when everything that was committed before the call is in the published directory.
    func catchUp() async throws {
        while let running = step { _ = await running.result }
        let next = Task {
            defer { step = nil }
            while try await advance() {}
        }
        step = next
        try await next.value
    }

    /// Returns when the change log has grown since the last step, or when the time is over, or the task is cancelled.
    func awaitChange(lookingEvery interval: Duration, for patience: Duration) async throws {
        let watch = ChangeWatch(try await openStore(), after: directory.position)
        try await watch.wait(lookingEvery: interval, for: patience)
    }

    /// One step.
    ///
    /// - Returns: whether there may be more to follow.
    private func advance() async throws -> Bool {
        let store = try await openStore()
        guard directory.origin == .store else {
            try await load(from: store)
            return true
        }
        let position = directory.position
        let (continues, changes) = try await store.read { database -> (Bool, [Change]) in
            guard let log = try LogSpan(in: database), log.newest != position else { return (true, []) }
            guard log.continues(after: position) else { return (false, []) }
            return (true, try ChangeLog.changes(in: database, after: position, limit: Self.changesAtOnce))
        }
        guard continues else {
            try await load(from: store)
            return true
        }
        guard let newest = changes.last?.sequence else {
            published.take(DirectoryStep(directory: directory))
            return false
        }
        try await follow(TouchedRows(changes), to: newest, from: store)
        published.take(DirectoryStep(directory: directory, changes: changes.count))
        return changes.count == Self.changesAtOnce
    }

    private func load(from store: Store) async throws {
        let outcome = try await DirectoryLoader(store: store, sealer: sealer).load(after: directory)
        directory = outcome.directory
        owners = outcome.owners
        var doubtful = TouchedRows()
        doubtful.add(outcome.doubtful)
        published.take(DirectoryStep(directory: directory, sealingFaults: outcome.sealingFaults))
        if !outcome.doubtful.isEmpty {
            try await follow(doubtful, to: directory.position, from: store)
        }
    }

    /// Reads again what was touched, and takes it over.
    private func follow(_ rows: TouchedRows, to position: Int64, from store: Store) async throws {
        var touched = rows
        touched.add(rows.holdings.compactMap { owners[$0] })
        let (sealer, complete) = (sealer, touched)
        let update = try await store.read { database in
            try DirectoryUpdate(of: complete, in: database, opening: sealer)
        }
        for holding in update.holdings { owners.set(nil, of: holding) }
        for owner in update.owners { owners.set(owner.service, of: owner.holding) }
        directory = update.applied(to: directory, position: position)
        if !update.sealingFaults.isEmpty {
            published.take(DirectoryStep(directory: directory, sealingFaults: update.sealingFaults))
        }
    }
}
