// SPDX-License-Identifier: Apache-2.0

/// One write that waits for its commit.
struct WriteJob: Sendable {
    /// What happens to the caller once the commit is durable.
    typealias Completion = @Sendable () -> Void

    let locks: [StoreLock]
    /// Runs the caller's closure; may be called again after its work was rolled back.
    let run: @Sendable (Transaction) throws -> Completion
    /// Tells the caller that nothing was stored, or that nobody knows.
    let fail: @Sendable (any Error) -> Void
}
