// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import ProviderValues
import Storage

extension StoreArguments {
    /// Opens the database and the keys that belong to it, runs `body` and closes them: for commands that seal or open secrets.
    ///
    /// The database must exist: a mistyped path must not quietly make an empty provider.
    func withProvider<Result>(_ body: (OpenedProvider) async throws -> Result) async throws -> Result {
        let settings = try await settings()
        if case .sqlite(let path) = settings.database, !FileManager.default.fileExists(atPath: path) {
            throw NoDatabase(path: path)
        }
        let logger = Logger(label: "firsthop") { _ in LineLogHandler(level: .warning, format: .text) }
        let provider = try await OpenedProvider.open(settings, clock: .system, logger: logger)
        do {
            let result = try await body(provider)
            await provider.store.shutdown()
            return result
        } catch {
            await provider.store.shutdown()
            throw error
        }
    }
}
