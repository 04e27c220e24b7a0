// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What LibreQoS shall have: the tree of sites, and the circuits that hang on it.
public struct LibreQoSConfiguration: Sendable, Hashable {
    /// Parents before their children.
    public let sites: [Site]
    public let circuits: [Circuit]

    /// A place that others share.
    public struct Site: Sendable, Hashable {
        /// One of a kind.
        public let name: String
        /// Where its parent stands among the sites.
        public let parent: Int?
        public let kind: Kind
        public let rates: Rates
    }

    /// LibreQoS's word for a place.
    public enum Kind: String, Sendable, CaseIterable {
        case site = "Site"
        case accessPoint = "AP"
    }

    /// One line.
    public struct Circuit: Sendable, Hashable {
        public let token: ShapingToken
        public let name: String
        /// The name of the site that it hangs on; nil for the top.
        public let site: String?
        public let mac: MACAddress?
        public let prefixes: [IPPrefix]
        public let minimum: Rates
        public let maximum: Rates
    }
}
