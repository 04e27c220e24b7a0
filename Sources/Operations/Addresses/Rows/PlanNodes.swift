// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// The rows of the plan's tree.
enum PlanNodes {
    /// The whole tree.
    static func tree(in database: Database) throws -> PlanTree {
        try PlanTree(
            try database.all(
                """
                SELECT n.id, n.parent_id, n.role, n.prefix, n.name, n.nas_id, n.placement, n.growth_reserve, n.discard_route,
                    n.note, p.kind, p.delegated_length, p.slot_order, p.reserved_low, p.reserved_high, p.keep_days,
                    p.excluded_length
                FROM plan_node n LEFT JOIN pool p ON p.node_id = n.id
                """
            ) { try PlanNode(row: $0) })
    }

    /// The nodes of one router and their pools, as a small tree of its own: all that choosing a pool needs.
    static func tree(of nas: NASID, in database: Database) throws -> PlanTree {
        let nodes = try database.all(
            """
            SELECT n.id, n.parent_id, n.role, n.prefix, n.name, n.nas_id, n.placement, n.growth_reserve, n.discard_route,
                n.note, p.kind, p.delegated_length, p.slot_order, p.reserved_low, p.reserved_high, p.keep_days,
                p.excluded_length
            FROM plan_node n LEFT JOIN pool p ON p.node_id = n.id
            WHERE n.nas_id = $1 OR n.parent_id IN (SELECT id FROM plan_node WHERE nas_id = $1)
            """, .id(nas)
        ) { try PlanNode(row: $0) }
        return try PlanTree(
            nodes.map { node in
                var top = node
                if node.nas == nas { top.parent = nil }
                return top
            })
    }

    /// Stores a new node; its number is given by the database.
    static func insert(_ node: PlanNode, in transaction: Transaction) throws -> PlanNode {
        let id: PlanNodeID? = try transaction.database.insert(
            """
            INSERT INTO plan_node (parent_id, role, prefix, name, nas_id, placement, growth_reserve, discard_route, note)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            .id(node.parent), .word(node.role.kind), .prefix(node.prefix), .text(node.name), .id(node.nas),
            .word(node.placement), .int(node.growthReserve), .flag(node.discardRoute), .text(node.note))
        var stored = node
        stored.id = try transaction.added(.planNode, id)
        if let terms = node.poolTerms { try insert(terms, of: stored.id, in: transaction) }
        return stored
    }

    private static func insert(_ terms: PoolTerms, of id: PlanNodeID, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            INSERT INTO pool (node_id, kind, delegated_length, slot_order, reserved_low, reserved_high, keep_days,
                excluded_length)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            .id(id), .word(terms.kind), .int(terms.delegatedLength), .word(terms.order), .int(terms.reservedLow),
            .int(terms.reservedHigh), .int(terms.keepDays), .int(terms.excludedLength))
    }

    /// Stores what an existing node has become, its terms as a pool excepted.
    static func update(_ node: PlanNode, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            UPDATE plan_node SET parent_id = $2, prefix = $3, name = $4, nas_id = $5, placement = $6, growth_reserve = $7,
                discard_route = $8, note = $9
            WHERE id = $1
            """,
            .id(node.id), .id(node.parent), .prefix(node.prefix), .text(node.name), .id(node.nas),
            .word(node.placement),
            .int(node.growthReserve), .flag(node.discardRoute), .text(node.note))
        transaction.record(.changed, .planNode, node.id.value)
    }

    /// Removes a node that nothing refers to any more.
    static func delete(_ id: PlanNodeID, in transaction: Transaction) throws {
        try transaction.database.execute("DELETE FROM free_slot WHERE pool_id = $1", .id(id))
        try transaction.database.execute("DELETE FROM pool WHERE node_id = $1", .id(id))
        try transaction.database.execute("DELETE FROM plan_node WHERE id = $1", .id(id))
        transaction.record(.removed, .planNode, id.value)
    }
}
