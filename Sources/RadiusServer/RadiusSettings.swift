// SPDX-License-Identifier: Apache-2.0

/// Where and how RADIUS is answered.
public struct RadiusSettings: Sendable {
    /// The endpoints for logins and Status-Server.
    public var authentication: [RadiusEndpoint]
    /// Threads, each with a socket of its own on every endpoint; at least one.
    public var workers: Int

    public init(authentication: [RadiusEndpoint], workers: Int) {
        self.authentication = authentication
        self.workers = workers
    }
}
