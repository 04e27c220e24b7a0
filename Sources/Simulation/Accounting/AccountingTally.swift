// SPDX-License-Identifier: Apache-2.0

/// What has happened to the requests of an accounting load.
public struct AccountingTally: Sendable {
    /// New requests, and those under way when counting began; those sent again are not among them.
    public internal(set) var sent = 0
    /// Right answers to requests, by what was told.
    public internal(set) var starts = 0
    public internal(set) var interims = 0
    public internal(set) var stops = 0
    /// Requests sent once more, each time.
    public internal(set) var retransmitted = 0
    /// Requests that had no right answer after the last try.
    public internal(set) var givenUp = 0
    /// Right answers to requests that had been answered already.
    public internal(set) var repeated = 0
    /// Answers that were not right, by what was wrong. A request waits on after one.
    public internal(set) var wrong: [ReplyFault: Int] = [:]
    /// How long right answers took, from when the request was due.
    public internal(set) var latency = LatencyHistogram()

    /// All requests that were acknowledged.
    public var acknowledged: Int { starts + interims + stops }

    mutating func acknowledge(_ kind: SessionEvent.Kind) {
        switch kind {
        case .start: starts += 1
        case .interim: interims += 1
        case .stop: stops += 1
        }
    }
}
