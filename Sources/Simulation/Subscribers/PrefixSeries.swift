// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The prefixes of many subscribers: subscriber n has the n-th of one length in a pool.
public struct PrefixSeries: Sendable, Hashable {
    /// What the prefixes are taken from.
    public let pool: IPv6Prefix
    /// Their length.
    public let length: Int

    /// Refuses a length that does not fit the pool.
    public init(pool: IPv6Prefix, length: Int) throws(LoadError) {
        guard pool.subnet(at: 0, length: length) != nil else {
            throw .prefixLength(pool: pool, length: length)
        }
        self.pool = pool
        self.length = length
    }

    /// The prefix of one subscriber; nil behind the pool's end.
    public func prefix(of subscriber: Int) -> IPv6Prefix? {
        guard subscriber >= 0 else { return nil }
        return pool.subnet(at: UInt128(subscriber), length: length)
    }

    /// Whether there is one for each of `count` subscribers.
    func suffices(for count: Int) -> Bool {
        count <= 0 || prefix(of: count - 1) != nil
    }
}
