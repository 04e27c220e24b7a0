// SPDX-License-Identifier: Apache-2.0

/// The kinds of node, in the order in which they may stand below each other. Raw values are the words in the database
/// and in exported files.
public enum PlanNodeKind: String, CaseIterable, Codable, Sendable {
    /// From a registry or an upstream provider.
    case block

    /// A region or a site.
    case site

    /// A router that serves customers.
    case nas

    /// Hands out slots of one length.
    case pool

    /// The kind as messages say it.
    public var word: String {
        switch self {
        case .block: "block"
        case .site: "site"
        case .nas: "NAS"
        case .pool: "pool"
        }
    }
}

extension PlanNodeKind: Comparable {
    /// Block, site, NAS, pool: from the root of the tree to its leaves.
    public static func < (left: PlanNodeKind, right: PlanNodeKind) -> Bool { left.depth < right.depth }

    private var depth: Int {
        switch self {
        case .block: 0
        case .site: 1
        case .nas: 2
        case .pool: 3
        }
    }
}
