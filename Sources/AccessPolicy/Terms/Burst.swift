// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What a line may have above its rates for a short time.
public struct Burst: Sendable, Hashable {
    /// The rates while it lasts.
    public var rates: Rates
    /// The average below which it is allowed.
    public var threshold: Rates
    /// The time over which that average is taken, towards the subscriber.
    public var secondsDown: UInt32
    /// The same, from the subscriber.
    public var secondsUp: UInt32

    public init(rates: Rates, threshold: Rates, secondsDown: UInt32, secondsUp: UInt32) {
        self.rates = rates
        self.threshold = threshold
        self.secondsDown = secondsDown
        self.secondsUp = secondsUp
    }
}
