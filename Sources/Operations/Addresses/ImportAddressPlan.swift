// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
import NetworkValues
import ProviderValues
public import Storage

/// Takes the rows of a file into the address plan: all of them or, when any is wrong, none.
public struct ImportAddressPlan: Verb {
    public var rows: [PlanRow]
    /// Adds routers that the rows name and that do not exist yet.
    public var addsRouters = true
    /// Accepts the documentation prefixes, for trying things out.
    public var allowsDocumentation = false

    public init(rows: [PlanRow]) {
        self.rows = rows
    }

    public var locks: [StoreLock] { [.addressPlan] }

    /// - Returns: the nodes that were added, parents before children.
    /// - Throws: `PlanImportError` with everything that is wrong in any row.
    public func perform(_ transaction: Transaction) throws -> [PlanNode] {
        let tree = try PlanNodes.tree(in: transaction.database)
        let nodes = try PlanImport.nodes(
            from: rows, into: tree, routers: try routers(transaction), allowDocumentation: allowsDocumentation)
        var numbers: [PlanNodeID: PlanNodeID] = [:]
        return try nodes.map { node in
            var node = node
            let provisional = node.id
            node.parent = node.parent.map { numbers[$0] ?? $0 }
            try requireFree(node, transaction.database)
            let stored = try PlanNodes.insert(node, in: transaction)
            numbers[provisional] = stored.id
            return stored
        }
    }

    private func requireFree(_ node: PlanNode, _ database: Database) throws {
        // Neighbours in the plan were looked at already; what services hold was not.
        let surroundings = NodeSurroundings(
            parent: nil, siblings: [], holdings: try Holdings.overlapping(node.footprint, in: database))
        let conflicts = NodeRules.conflicts(placing: node, in: surroundings, allowDocumentation: true)
        try Refusal.throwUnlessEmpty(conflicts.filter { $0.rule == .overlapsHolding })
    }

    private func routers(_ transaction: Transaction) throws -> [String: NASID] {
        var known = Dictionary(
            try transaction.database.all("SELECT name, id FROM nas") { (try $0.text(0), try $0.id(1) as NASID) },
            uniquingKeysWith: { first, _ in first })
        guard addsRouters else { return known }
        for name in rows.map({ $0[.nas] }) where !name.isEmpty && known[name] == nil {
            known[name] = try AddNAS(name: name).perform(transaction)
        }
        return known
    }
}
