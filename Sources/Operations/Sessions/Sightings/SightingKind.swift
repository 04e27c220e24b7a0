// SPDX-License-Identifier: Apache-2.0

/// As what a router reports a prefix or an address. The raw value is the word in the database.
public enum SightingKind: String, CaseIterable, Sendable {
    /// A prefix routed behind the subscriber's router.
    case delegated
    /// A prefix of the link to the subscriber.
    case framed
    /// A single IPv6 address.
    case address
    /// The subscriber's IPv4 address.
    case ipv4
}

/// How a sighting stands to what we hold for the service. The raw value is the word in the database.
public enum SightingVerdict: String, CaseIterable, Sendable {
    /// The service holds it, or it lies in what the service holds.
    case agrees
    /// Nothing is held of this kind that it could contradict.
    case unplanned
    /// The service holds another one: the router did not give what we sent.
    case differs
    /// Another service holds it, or a prefix around it.
    case foreign

    /// Whether the router has done otherwise than we hold.
    public var isContradiction: Bool {
        switch self {
        case .agrees, .unplanned: false
        case .differs, .foreign: true
        }
    }
}
