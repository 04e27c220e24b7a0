// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import ProviderValues
import Storage

/// A provider's data, opened: the database and the keys that belong to it.
struct OpenedProvider: Sendable {
    /// What was made because it did not exist.
    enum Novelty: Sendable {
        case dataDirectory
        case database
        case keyFile
    }

    let store: Store
    let sealer: Sealer
    let keys: KeyRing
    let schemaVersion: Int
    let made: Set<Novelty>

    /// Opens everything, making what is missing: the first start needs no preparation.
    ///
    /// A missing key file is made only for a database that never sealed anything; for any other it is an error.
    static func open(_ settings: Settings, clock: WallClock, logger: Logger) async throws -> OpenedProvider {
        var made: Set<Novelty> = []
        if try DataDirectory.make(at: settings.dataDirectory) { made.insert(.dataDirectory) }
        if case .sqlite(let path) = settings.database, !FileManager.default.fileExists(atPath: path) {
            made.insert(.database)
        }
        var options = StoreOptions()
        // Who waits for an answer comes before what only has to be written down.
        options.niceness = 10
        let store = try await Store.open(settings.database, clock: clock, options: options)
        do {
            let schemaVersion = try await store.schemaVersion()
            for migration in store.migrated { logger.log(.schemaMigrated, ["migration": "\(migration)"]) }
            logger.log(
                .databaseOpened, ["database": "\(settings.database.shown)", "schema": "\(schemaVersion)"])
            let ring = try await keys(settings.keyFile, for: store, made: &made, logger: logger)
            return OpenedProvider(
                store: store, sealer: Sealer(ring), keys: ring, schemaVersion: schemaVersion, made: made)
        } catch {
            await store.shutdown()
            throw error
        }
    }

    private static func keys(
        _ path: String, for store: Store, made: inout Set<Novelty>, logger: Logger
    ) async throws -> KeyRing {
        let stored = try await store.keyChecks()
        let (ring, isNew) = try keyRing(at: path, mayMake: stored.isEmpty)
        if isNew {
            made.insert(.keyFile)
            logger.log(.keyFileCreated, ["path": "\(path)"])
        }
        let new = try ring.newChecks(comparedWith: stored)
        if !new.isEmpty {
            try await store.remember(new)
            logger.log(.keyChecksStored, ["keys": "\(new.map { String($0.keyID) }.joined(separator: ","))"])
        }
        return ring
    }

    private static func keyRing(
        at path: String, mayMake: Bool
    ) throws(KeyFileError) -> (ring: KeyRing, isNew: Bool) {
        do {
            return (try MasterKeyFile.load(at: path), false)
        } catch {
            guard error.reason == .missing && mayMake else { throw error }
            let ring = KeyRing.fresh()
            try MasterKeyFile.create(at: path, holding: ring)
            return (ring, true)
        }
    }
}
