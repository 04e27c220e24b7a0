// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What a router's own tables shall have of one line: a place on an address list, a queue, both or neither.
public struct RouterEntry: Sendable, Hashable {
    /// The address list that the line is on; nil for none of ours.
    public var list: String?
    /// The rates of the line's queue; nil for no queue of ours.
    public var rates: Rates?
    /// What list and queue are about, of both families; ascending, none inside another.
    public var prefixes: [IPPrefix]

    public init(list: String? = nil, rates: Rates? = nil, prefixes: BlockedPrefixes) {
        self.init(list: list, rates: rates, prefixes: prefixes.ipv4 + prefixes.ipv6)
    }

    /// What was stored.
    public init(list: String? = nil, rates: Rates? = nil, prefixes: [IPPrefix] = []) {
        self.list = list
        self.rates = rates
        self.prefixes = prefixes
    }

    /// Nothing at all.
    public static let none = RouterEntry()

    /// Whether the router shall have nothing of the line, so that nothing of it need be remembered.
    public var isNone: Bool { list == nil && rates == nil }
}
