// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import ProviderValues
import Storage
import Synchronization

/// The provider's data, opened at the start or, when the database is away then, as soon as it answers.
///
/// Logins are answered from the sealed copy of the directory in the meantime.
final class ProviderAccess: Sendable {
    private enum State {
        case away
        case opening(Task<OpenedProvider, any Error>)
        case opened(OpenedProvider)
    }

    /// The keys, which lie outside the database.
    let keys: KeyRing
    private let open: @Sendable () async throws -> OpenedProvider
    private let state: Mutex<State>

    private init(keys: KeyRing, _ state: sending State, open: @escaping @Sendable () async throws -> OpenedProvider) {
        self.keys = keys
        self.open = open
        self.state = Mutex(state)
    }

    /// Opens everything; when the database cannot be reached but logins can be answered without it, only the keys.
    static func open(_ settings: Settings, clock: WallClock, logger: Logger) async throws -> ProviderAccess {
        let open: @Sendable () async throws -> OpenedProvider = {
            try await OpenedProvider.open(settings, clock: clock, logger: logger)
        }
        do {
            let provider = try await open()
            return ProviderAccess(keys: provider.keys, .opened(provider), open: open)
        } catch let error as StorageError {
            guard error.kind == .unreachable, FileManager.default.fileExists(atPath: settings.directoryCopy) else {
                throw error
            }
            logger.log(.databaseAway, ["error": "\(error)"])
            return ProviderAccess(keys: try MasterKeyFile.load(at: settings.keyFile), .away, open: open)
        }
    }

    /// The data; everybody who asks while it is being opened waits for the same opening.
    ///
    /// - Throws: why it cannot be opened now; the next one who asks tries again.
    func provider() async throws -> OpenedProvider {
        let task = state.withLock { state in
            switch state {
            case .opened(let provider): return Task<OpenedProvider, any Error> { provider }
            case .opening(let task): return task
            case .away:
                let task = Task { [open] in try await open() }
                state = .opening(task)
                return task
            }
        }
        do {
            let provider = try await task.value
            state.withLock { $0 = .opened(provider) }
            return provider
        } catch {
            state.withLock { $0 = .away }
            throw error
        }
    }

    /// The data if it is open.
    var current: OpenedProvider? {
        state.withLock { state in
            switch state {
            case .opened(let provider): provider
            case .away, .opening: nil
            }
        }
    }

    /// Closes what is open.
    func shutdown() async {
        await current?.store.shutdown()
    }
}
