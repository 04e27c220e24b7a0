// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What fair use makes of a line's rates at an instant.
public struct FairUseVerdict: Sendable, Hashable {
    /// Whether nothing may get through.
    public let isBlocked: Bool
    /// The rates; 0 in both directions when blocked.
    public let rates: Rates
    /// The rules in effect that give, cap or block.
    public let rules: RuleSet
    /// The first instant after which the clock alone may change the verdict; it may come early, never late. Nil: only usage
    /// can.
    public let next: Timestamp?
}
