// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// How changes and disconnects are sent.
public struct ControlSettings: Sendable {
    /// The addresses to send from, one of each family at most: those under which the routers know this server. The
    /// unspecified address leaves the choice to the routing.
    public var sources: [IPAddress]
    public var retransmission: Retransmission
    /// For how long a router may take a request with the same source port and Identifier for a repetition, and so answer it with
    /// the answer to the former one. Routers keep answers for up to 30 s (RFC 5080 section 2.2.2).
    public var replayWindow: Duration
    /// Source ports of each family at most; they are opened when a router gets more requests than Identifiers come free. Each
    /// allows 256 requests to each router within ``replayWindow``.
    public var mostSourcePorts: Int
    /// Requests under way to one router at most. Small routers answer slowly and drop what comes at once.
    public var mostOutstanding: Int
    /// Requests to one router in a second at most, 1 to 1,000,000; ``mostOutstanding`` may leave at once.
    public var mostPerSecond: Int
    /// Requests that wait for their turn at most, over all routers.
    public var mostWaiting: Int
    /// After so long nobody wants a request any more that still waits for its turn.
    public var longestWait: Duration
    /// How far the time in an answer may be from ours (RFC 5176 section 6.3).
    public var freshness: Duration
    /// For how long we believe a router that it cannot change sessions, before it is asked again.
    public var relearnAfter: Duration

    /// The defaults fit together: 24 ports with 256 Identifiers last for 200 requests a second and 30 seconds.
    public init(
        sources: [IPAddress] = ControlSettings.anyAddress, retransmission: Retransmission = Retransmission(),
        replayWindow: Duration = .seconds(30), mostSourcePorts: Int = 24, mostOutstanding: Int = 32,
        mostPerSecond: Int = 200, mostWaiting: Int = 100_000, longestWait: Duration = .seconds(120),
        freshness: Duration = .seconds(300), relearnAfter: Duration = .seconds(3600)
    ) {
        self.sources = sources
        self.retransmission = retransmission
        self.replayWindow = replayWindow
        self.mostSourcePorts = mostSourcePorts
        self.mostOutstanding = mostOutstanding
        self.mostPerSecond = mostPerSecond
        self.mostWaiting = mostWaiting
        self.longestWait = longestWait
        self.freshness = freshness
        self.relearnAfter = relearnAfter
    }

    /// The unspecified addresses of both families.
    public static let anyAddress: [IPAddress] = [.v6(IPv6Address(bits: 0)), .v4(IPv4Address(bits: 0))]
}
