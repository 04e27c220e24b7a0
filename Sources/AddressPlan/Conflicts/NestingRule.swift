// SPDX-License-Identifier: Apache-2.0

/// Which kind of node may stand below which: block, then any number of sites, then NAS, then pools. Pools of
/// infrastructure may also stand below a block or a site, because they are not routed to one NAS.
public enum NestingRule {
    /// Whether a node of `role` may stand below a node of kind `parent`; nil stands for the top.
    public static func allows(_ role: PlanNodeRole, below parent: PlanNodeKind?) -> Bool {
        switch (role, parent) {
        case (.block, nil): true
        case (.site, .block), (.site, .site): true
        case (.nas, .block), (.nas, .site): true
        case (.pool, .nas): true
        case (.pool(let terms), .block), (.pool(let terms), .site): terms.kind == .infrastructure
        case (.block, _), (.site, _), (.nas, _), (.pool, _): false
        }
    }

    /// Where nodes of `role` may stand, for messages.
    static func advice(for role: PlanNodeRole) -> String {
        switch role {
        case .block: "a block stands at the top"
        case .site: "put a site below a block or another site"
        case .nas: "put a NAS below a block or a site"
        case .pool: "put a pool below a NAS (an infrastructure pool may also stand below a block or a site)"
        }
    }
}
