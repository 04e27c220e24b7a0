// SPDX-License-Identifier: Apache-2.0

/// Keeps to a number of requests in a second, of which some may leave at once (the generic cell rate algorithm).
struct Pace {
    /// Nanoseconds between two requests.
    private let interval: UInt64
    /// How far requests may be ahead of their time.
    private let tolerance: UInt64
    /// When the next one is due if they came evenly.
    private var due: UInt64 = 0

    init(perSecond rate: Int, atOnce burst: Int) {
        interval = 1_000_000_000 / UInt64(min(max(rate, 1), 1_000_000))
        tolerance = interval &* UInt64(min(max(burst, 1), 1_000_000) - 1)
    }

    /// The time before which no request may leave.
    var earliest: UInt64 { due > tolerance ? due &- tolerance : 0 }

    /// A request leaves.
    mutating func note(at now: UInt64) { due = max(due, now) &+ interval }
}
