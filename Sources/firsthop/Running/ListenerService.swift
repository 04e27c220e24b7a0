// SPDX-License-Identifier: Apache-2.0

import ServiceLifecycle

/// Runs all listeners as one service, so that they stop at the same time and not one after the other.
struct ListenerService: Service {
    let listeners: [any Service]

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for listener in listeners {
                group.addTask { try await listener.run() }
            }
            try await group.waitForAll()
        }
    }
}
