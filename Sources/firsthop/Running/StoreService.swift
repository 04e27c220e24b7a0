// SPDX-License-Identifier: Apache-2.0

import ServiceLifecycle
import Storage

/// Closes the store when everything that uses it has ended: it stands first among the services and so stops last.
struct StoreService: Service {
    let store: Store

    func run() async throws {
        // A cancelled group, too, gets its waiting writes committed.
        try? await gracefulShutdown()
        await store.shutdown()
    }
}
