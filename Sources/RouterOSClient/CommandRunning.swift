// SPDX-License-Identifier: Apache-2.0

public import RouterOSCodec

/// A router that takes commands.
public protocol CommandRunning: Sendable {
    /// Has a command done.
    ///
    /// - Parameter time: how long to wait, queueing and connecting included.
    func run(_ command: Command, within time: Duration) async throws(RouterFault) -> Answer
}
