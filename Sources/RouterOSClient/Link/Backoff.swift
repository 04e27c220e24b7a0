// SPDX-License-Identifier: Apache-2.0

/// How long to leave a router alone that failed: twice as long each time, and not the same for all, so that routers that failed
/// together are not asked together.
struct Backoff {
    /// After the first failure.
    static let first = Duration.seconds(1)
    /// In the end. A router that is back is noticed within this time.
    static let longest = Duration.seconds(60)

    private var failures = 0

    /// The pause after one more failure: between half of what it has come to and all of it.
    mutating func pause(using generator: inout some RandomNumberGenerator) -> Duration {
        // 2^6 s is beyond the longest already.
        let whole = min(Self.first * (1 << min(failures, 6)), Self.longest)
        failures += 1
        return whole / 2 + whole / 2 * Int.random(in: 0...1_000, using: &generator) / 1_000
    }

    mutating func reset() {
        failures = 0
    }
}
