// SPDX-License-Identifier: Apache-2.0

/// What has happened to the lines of a storm.
public struct StormTally: Sendable {
    /// Lines that were let in and whose Start was acknowledged.
    public internal(set) var up = 0
    /// Lines that gave up after the last try, at the login or at the Start.
    public internal(set) var givenUp = 0
    /// Lines whose answer was the server's and wrong: a refusal, or something else than the plan expects.
    public internal(set) var refused = 0
    /// Requests sent once more, each time.
    public internal(set) var retransmitted = 0
    /// Answers to requests that had been answered already.
    public internal(set) var repeated = 0
    /// Answers that were not right, by what was wrong.
    public internal(set) var wrong: [ReplyFault: Int] = [:]
    /// How long each line took, from its first request to the acknowledgement of its Start.
    public internal(set) var latency = LatencyHistogram()

    /// The lines of which nothing more will come.
    var finished: Int { up + givenUp + refused }
}
