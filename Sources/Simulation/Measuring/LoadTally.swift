// SPDX-License-Identifier: Apache-2.0

/// What has happened to the requests of a load.
public struct LoadTally: Sendable {
    public internal(set) var sent = 0
    /// Replies that were right in every respect.
    public internal(set) var right = 0
    /// Requests that nothing came back for within ``PortState/patienceNanoseconds``.
    public internal(set) var lost = 0
    /// Replies that were not right, by what was wrong.
    public internal(set) var wrong: [ReplyFault: Int] = [:]
    /// How long the right ones took.
    public internal(set) var latency = LatencyHistogram()

    /// All replies that came.
    public var replies: Int { right + wrong.values.reduce(0, +) }
}
