// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// A router that announces an aggregate but follows its default route for the unused parts of it sends packets in
    /// circles with its neighbour until their hop limit ends: anybody can multiply traffic with that.
    static let noDiscardRoute = LintRule(
        .noDiscardRoute,
        nodes: { context in
            context.facts.tree.nodes.compactMap { node in
                guard !node.discardRoute else { return nil }
                let announcer: String
                switch node.role.kind {
                case .block: announcer = "the border routers"
                case .nas: announcer = "the NAS"
                // Sites need not be announced as such, and a pool stands behind its NAS.
                case .site, .pool: return nil
                }
                return Finding(
                    .noDiscardRoute, .warning, FindingSubject(node),
                    "\(node) has no discard route: packets to its unused parts circle between routers",
                    advice:
                        "configure a blackhole or unreachable route for \(node.prefix) on \(announcer) and mark the node"
                )
            }
        })
}
