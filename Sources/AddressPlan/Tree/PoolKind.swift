// SPDX-License-Identifier: Apache-2.0

/// What a pool's slots are used for. Raw values are the words in the database and in exported files.
public enum PoolKind: String, CaseIterable, Codable, Sendable {
    /// Prefixes or addresses of customers in good standing.
    case active

    /// What a line receives while it is blocked, where the NAS can only tell lines apart by their pool.
    case blocked

    /// Prefixes or addresses that staff choose by hand for one service.
    case `static`

    /// The links between a NAS and its customers' routers (RIPE-690 §4.1).
    case link

    /// The provider's own loopbacks, links and servers.
    case infrastructure

    /// Whether one slot means one customer that can be connected. Link slots do not count: the customer behind a link
    /// is counted where its delegation is. Blocked slots are the same customers a second time.
    public var countsCustomers: Bool {
        switch self {
        case .active, .static: true
        case .blocked, .link, .infrastructure: false
        }
    }
}
