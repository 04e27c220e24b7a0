// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Work that keeps a core busy or waits for the disk for long: it gets a thread of its own, as the shared pool has only one
/// a core.
enum BlockingWork {
    static func perform<Outcome: Sendable>(_ body: @escaping @Sendable () throws -> Outcome) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try body() })
            }
        }
    }
}
