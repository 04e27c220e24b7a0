// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProviderValues
import Storage

extension StoreArguments {
    /// Opens the database that the settings name, runs `body` and closes it.
    ///
    /// The database must exist: a mistyped path must not quietly make an empty provider.
    func withStore<Result>(
        options: StoreOptions = StoreOptions(), _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let settings = try await settings()
        if case .sqlite(let path) = settings.database, !FileManager.default.fileExists(atPath: path) {
            throw NoDatabase(path: path)
        }
        let store = try await Store.open(settings.database, clock: .system, options: options)
        do {
            let result = try await body(store)
            await store.shutdown()
            return result
        } catch {
            await store.shutdown()
            throw error
        }
    }
}

/// There is no database where the settings say.
struct NoDatabase: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "opening \(path): there is no database; name another place with --data or --database, "
            + "or let `firsthop serve` make one"
    }
}
