// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What a line used between two meter readings. It is taken as used evenly.
public struct UsageDelta: Sendable, Hashable {
    /// The reading before.
    public let from: Timestamp
    /// The reading that reports it.
    public let to: Timestamp
    /// Octets and time online in between.
    public let amount: FairUseAmount

    /// A reading before that is later than the one that reports is taken as the same.
    public init(from: Timestamp, to: Timestamp, _ amount: FairUseAmount) {
        self.from = min(from, to)
        self.to = to
        self.amount = amount
    }
}
