// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What staff gave a line by hand: it outranks every fair-use rule and cap.
public struct ManualRate: Sendable, Hashable {
    /// The rates, or nil when staff cut the line off.
    public var rates: Rates?
    /// When it ends; nil for not at all.
    public var end: Timestamp?

    public init(_ rates: Rates?, until end: Timestamp? = nil) {
        self.rates = rates
        self.end = end
    }
}
