// SPDX-License-Identifier: Apache-2.0

import ServiceLifecycle

/// Closes the database when everything that uses it has ended: it stands first among the services and so stops last.
struct StoreService: Service {
    let provider: ProviderAccess

    func run() async throws {
        // A cancelled group, too, gets its waiting writes committed.
        try? await gracefulShutdown()
        await provider.shutdown()
    }
}
