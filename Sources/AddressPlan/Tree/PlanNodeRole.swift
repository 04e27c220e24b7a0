// SPDX-License-Identifier: Apache-2.0

/// What a node of the address plan is for.
public enum PlanNodeRole: Hashable, Sendable {
    /// Address space as a registry or an upstream provider gave it to us: the root of a tree.
    case block

    /// A region or a site; sites may nest.
    case site

    /// What is routed to one router that serves customers.
    case nas

    /// A prefix from which slots of one length are handed out.
    case pool(PoolTerms)

    /// The role without its terms.
    public var kind: PlanNodeKind {
        switch self {
        case .block: .block
        case .site: .site
        case .nas: .nas
        case .pool: .pool
        }
    }
}
