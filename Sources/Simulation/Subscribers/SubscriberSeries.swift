// SPDX-License-Identifier: Apache-2.0

/// Subscribers whose every value follows from their number, so that a million of them need no list.
public struct SubscriberSeries: Sendable {
    /// How many there are, numbered from 0.
    public let count: Int
    /// Their User-Names.
    public let names: NamePattern
    /// Their passwords.
    public let passwords: NamePattern
    /// What Framed-IPv6-Prefix must be; nil when any or none will do.
    public let framed: PrefixSeries?
    /// What Delegated-IPv6-Prefix must be; nil when any or none will do.
    public let delegated: PrefixSeries?

    /// Refuses no subscribers, more than ``most``, and pools that are too small for them.
    public init(
        count: Int, names: NamePattern, passwords: NamePattern, framed: PrefixSeries? = nil,
        delegated: PrefixSeries? = nil
    ) throws(LoadError) {
        guard (1...Self.most).contains(count) else { throw .subscriberCount(count) }
        for series in [framed, delegated] {
            if let series, !series.suffices(for: count) { throw .poolTooSmall(series.pool, count: count) }
        }
        self.count = count
        self.names = names
        self.passwords = passwords
        self.framed = framed
        self.delegated = delegated
    }

    /// Each takes some two hundred bytes of prepared requests, so this many take two gigabytes.
    public static let most = 10_000_000
}
