// SPDX-License-Identifier: Apache-2.0

import Operations
import RouterOSClient

/// The way to the routers for one command.
enum RouterDoor {
    /// Runs `body` with a router and the way to it, and closes the connection.
    static func with<Result>(
        _ nas: String, _ arguments: StoreArguments,
        _ body: (OpenedProvider, NASRecord, any RouterAccess) async throws -> Result
    ) async throws -> Result {
        try await arguments.withProvider { provider in
            let (store, sealer) = (provider.store, provider.sealer)
            let router = try await store.router(named: nas)
            let access = RouterOSAccess { try await store.routerAccount(of: $0, opening: sealer) }
            do {
                let result = try await body(provider, router, access)
                await access.stop()
                return result
            } catch {
                await access.stop()
                throw error
            }
        }
    }
}
