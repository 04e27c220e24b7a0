// SPDX-License-Identifier: Apache-2.0

/// How patient the enforcer is.
public struct EnforcementRules: Sendable, Hashable {
    /// How often a way is tried before the next one. Each try of a change is repeated by RADIUS itself.
    public var triesPerWay = 3
    /// The wait after the first try that failed; it doubles with each further one.
    public var firstWait: Duration = .seconds(2)
    /// The longest wait between two tries of a way.
    public var longestWait: Duration = .seconds(60)
    /// The wait after every way has failed, before all is tried again.
    public var rest: Duration = .seconds(900)
    /// How long a session that was ended may take to be reported as over: routers repeat a lost Stop for half a minute.
    public var endingPatience: Duration = .seconds(120)
    /// How long a session that ends by itself is waited for before people are told; leases of an hour are long.
    public var runOutPatience: Duration = .seconds(3_600)

    public init() {}

    /// The wait after `tries` tries that failed, between a half and the whole of what doubling gives: routers that come back together
    /// are not asked together.
    ///
    /// - Parameter chance: from 0 up to 65,535, all as likely.
    func wait(after tries: Int, chance: UInt16) -> Duration {
        let doubled = firstWait * (1 << min(max(0, tries - 1), 16))
        return spread(min(doubled, longestWait), chance)
    }

    /// ``rest``, spread likewise.
    func pause(chance: UInt16) -> Duration { spread(rest, chance) }

    private func spread(_ wait: Duration, _ chance: UInt16) -> Duration {
        wait / 2 + wait / 2 * Int(chance) / 65_536
    }
}
