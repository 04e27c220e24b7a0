// SPDX-License-Identifier: Apache-2.0

/// What the folding of accounting records goes by. Every limit has a reason; operators may set them.
public struct SessionRules: Sendable, Equatable {
    /// How far before its arrival a router's own time is believed: routers keep records while we are away.
    public var skewBehind: Duration = .seconds(86_400)
    /// How far after its arrival: clocks that are not synchronised run minutes apart, not hours.
    public var skewAhead: Duration = .seconds(300)
    /// The longest delay a router can have had; it stands for any longer one.
    public var longestDelay: Duration = .seconds(7 * 86_400)
    /// Octets between two records of a session are spread over the time between them, but over no more than this.
    public var longestSpread: Duration = .seconds(31 * 86_400)
    /// The same for a session whose beginning nobody has reported: when a network is taken over, thousands of sessions are weeks
    /// old already.
    public var longestFirstSpread: Duration = .seconds(86_400)
    /// The time between interim records of a session that has not shown it yet.
    public var usualInterim: Duration = .seconds(600)
    /// Interim times without a record after which a session does not count as online.
    public var staleFactor = 3
    /// Added to that for routers that are late.
    public var staleGrace: Duration = .seconds(60)
    /// Without a record for this long a session is ended.
    public var silenceLimit: Duration = .seconds(86_400)
    /// Octets a second that a line can do whose router counts with 32 bits only: 1 Gbit/s. A counter that shrank has wrapped
    /// when that explains it, else begun again.
    public var plausibleOctetsPerSecond: Int64 = 125_000_000
    /// Sessions that one router may begin under one id within a day; it says the same id with ever new names otherwise.
    public var sessionsPerID = 64
    /// Sessions that one line may begin in a second for long: no device dials in faster.
    public var newSessionsPerSecond = 4
    /// Sessions that a line may begin at once beyond that: many devices may share a name when their router comes back.
    public var newSessionBurst = 64

    public init() {}
}

extension SessionRules {
    /// The time that one new session of a line takes of its pace.
    var newSessionPrice: Duration { .seconds(1) / max(newSessionsPerSecond, 1) }

    /// How far a line may be ahead of its pace.
    var newSessionCredit: Duration { newSessionPrice * max(newSessionBurst - 1, 0) }

    /// How long after its last record a session is stale.
    ///
    /// - Parameter interim: seconds between its interim records, 0 while unknown.
    func patience(interim: Int64) -> Duration {
        max(.seconds(interim), usualInterim) * staleFactor + staleGrace
    }
}
