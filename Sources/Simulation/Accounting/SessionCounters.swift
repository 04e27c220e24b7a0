// SPDX-License-Identifier: Apache-2.0

/// The totals of a simulated session, which follow from its subscriber and its age, so that nothing has to be kept and
/// anybody can check them.
///
/// With every interval of ten minutes come some 3 GB down and 300 MB up, as at 40 and 4 Mbit/s, so that every session soon
/// needs gigawords.
struct SessionCounters {
    let seconds: UInt32
    /// Octets to the subscriber.
    let down: UInt64
    /// Octets from the subscriber.
    let up: UInt64

    init(subscriber: Int, step: Int) {
        // Subscribers differ, so that a total counted for the wrong one shows.
        let steps = UInt64(max(step, 0))
        let difference = UInt64(max(subscriber, 0) % 1009) &* 1000
        seconds = UInt32(truncatingIfNeeded: steps &* Self.interval)
        down = steps &* (Self.downOfInterval &+ difference)
        up = steps &* (Self.upOfInterval &+ difference)
    }

    private static let interval: UInt64 = 600
    private static let downOfInterval: UInt64 = 3_000_000_001
    private static let upOfInterval: UInt64 = 300_000_003
}
