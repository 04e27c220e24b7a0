// SPDX-License-Identifier: Apache-2.0

import Operations
import ServiceLifecycle

/// Answers the walled garden's guests and keeps them findable.
struct GardenRunner: Service {
    let guests: GardenGuestKeeper
    let listeners: ListenerService
    /// Without a door there is nobody to look for.
    let isNeeded: Bool

    func run() async throws {
        guard isNeeded else {
            // A service that ends would end the program.
            try? await gracefulShutdown()
            return
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await guests.follow() }
            try await listeners.run()
            group.cancelAll()
        }
    }
}
