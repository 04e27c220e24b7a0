// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// The queue that a line shall have at its router.
public struct LineQueue: Sendable, Hashable {
    public var service: ServiceID
    /// What the line can reach at most; nil to take its queue away.
    public var rates: Rates?
    /// What is kept for it; nil for nothing.
    public var guarantee: Rates?
    /// The name of the queue that it shares; nil for none.
    public var parent: String?
    /// Everything that the line has, of both families.
    public var prefixes: [IPPrefix]

    public init(
        service: ServiceID, rates: Rates?, guarantee: Rates? = nil, parent: String? = nil, prefixes: [IPPrefix]
    ) {
        self.service = service
        self.rates = rates
        self.guarantee = guarantee
        self.parent = parent
        self.prefixes = prefixes
    }
}
