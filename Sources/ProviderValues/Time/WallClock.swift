// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Where the current time comes from. Rules never read it: they are given a `now`.
public struct WallClock: Sendable {
    /// The current instant.
    public let now: @Sendable () -> Timestamp

    /// A clock that shows what `now` returns.
    public init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The machine's real-time clock. It can be stepped; durations and timers use a monotonic clock instead.
    public static let system = WallClock {
        // A Double of this size steps by a quarter of a microsecond (until 2038), so a microsecond is the best it can say.
        let microseconds = (Date().timeIntervalSince1970 * 1_000_000).rounded(.down)
        return Timestamp(microseconds: Int64(exactly: microseconds) ?? 0)
    }
}
