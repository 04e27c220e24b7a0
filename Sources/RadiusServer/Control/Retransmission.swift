// SPDX-License-Identifier: Apache-2.0

/// When a request that got no answer is sent again.
///
/// RFC 5080 section 2.2.1, with its waits: they double, and each is made up to a tenth longer or shorter, so that requests that
/// were lost together are not repeated together.
public struct Retransmission: Sendable, Hashable {
    /// After the first time.
    public var firstWait: Duration
    /// Between two times at most.
    public var longestWait: Duration
    /// How often a request is sent altogether; at least once.
    public var tries: Int

    public init(firstWait: Duration = .seconds(2), longestWait: Duration = .seconds(16), tries: Int = 5) {
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.tries = tries
    }

    /// The nanoseconds to wait after a request was sent for the `count`-th time.
    func wait(after count: Int, using generator: inout some RandomNumberGenerator) -> UInt64 {
        let (first, most) = (firstWait.nanoseconds, longestWait.nanoseconds)
        // Beyond 2^63 times the first wait there is no longer one.
        let doublings = UInt64(max(0, min(count - 1, 62)))
        let (product, overflow) = first.multipliedReportingOverflow(by: 1 << doublings)
        let wait = overflow ? most : min(product, most)
        let tenth = wait / 10
        return wait &- tenth &+ UInt64.random(in: 0...2 &* tenth, using: &generator)
    }
}

extension Duration {
    /// Whole nanoseconds, 0 for a negative duration; at most 146 years, so that adding to a clock does not overflow.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let most: UInt64 = 1 << 62
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow || product > most ? most : product &+ UInt64(attoseconds) / 1_000_000_000
    }
}
