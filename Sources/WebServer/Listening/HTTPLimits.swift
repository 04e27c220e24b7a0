// SPDX-License-Identifier: Apache-2.0

/// What one client may take of the server.
public struct HTTPLimits: Hashable, Sendable {
    /// Bytes of one request's body. The connection of who sends more is closed.
    public var maximumBodyBytes: Int
    /// How long a connection may stay without a complete request or response part.
    public var idleTimeout: Duration
    /// Connections answered at once on one address; more wait in the system's queue.
    public var maximumConnections: Int
    /// Whether a connection is closed after one answer, instead of being kept for the client's next request.
    public var answersOnce = false

    /// Bytes of all header fields of one request. Browsers with many cookies stay below 16 KiB.
    static let maximumHeaderBytes = 32_768
    /// Header fields of one request.
    static let maximumHeaderCount = 128

    public init(maximumBodyBytes: Int, idleTimeout: Duration, maximumConnections: Int) {
        self.maximumBodyBytes = maximumBodyBytes
        self.idleTimeout = idleTimeout
        self.maximumConnections = maximumConnections
    }
}
