// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations

/// What is shown of one node, in words.
struct NodeFacts {
    let node: PlanNode
    let capacity: Capacity
    /// The name of the node's own router.
    let router: String?
    /// What is not cut into nodes yet; nil for a pool, whose rest is its free slots.
    let freeSpace: FreeSpace?

    init(_ node: PlanNode, in snapshot: AddressPlanSnapshot) {
        self.node = node
        capacity = Capacity(shownFor: node, in: snapshot.tree, use: snapshot.use)
        router = node.nas.map { snapshot.routers[$0] ?? "#\($0)" }
        freeSpace =
            node.poolTerms == nil
            ? FreeSpace(in: node.prefix, occupied: snapshot.tree.children(of: node.id).map(\.footprint)) : nil
    }

    /// What the node is: “NAS pppoe-1”, “active pool of /56”.
    var what: String {
        if let terms = node.poolTerms { return "\(terms.kind.hyphenated) pool of /\(terms.delegatedLength)" }
        return [node.role.kind.word, router].compactMap { $0 }.joined(separator: " ")
    }

    /// The share of slots that nobody has, such as “29.7 %”; empty where there are none.
    var freeShare: String {
        guard capacity.customers > 0 else { return "" }
        let permille = 1_000 - capacity.takenPermille
        return "\(permille / 10).\(permille % 10) %"
    }

    /// The length that the node may grow to where it stands.
    var growth: String {
        node.growthReserve > 0 ? "/\(node.prefix.length - node.growthReserve)" : ""
    }

    var discards: String {
        switch node.role.kind {
        case .block, .nas: node.discardRoute ? "yes" : "no"
        // A discard route is needed where a prefix is announced; elsewhere its absence is no news.
        case .site, .pool: node.discardRoute ? "yes" : ""
        }
    }

    /// What is left: “/33 at most, 65,532 of /48”.
    var unplanned: String {
        guard let freeSpace else { return "" }
        guard let largest = freeSpace.largestFreeLength else { return "nothing" }
        let unit = max(largest, unitLength)
        return "/\(largest) at most, \(GroupedDigits.text(freeSpace.blockCount(length: unit))) of /\(unit)"
    }

    /// The length in which what is left is counted: a site's, a home's or one network's.
    var unitLength: Int {
        let units = node.prefix.family == .v6 ? [48, 56, 64] : [24, 32]
        return units.first { node.prefix.length < $0 } ?? node.prefix.length
    }
}
