// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
import NetworkValues
public import ProviderValues
public import Storage

/// The address plan at one moment: its tree, and how much of every pool is taken.
public struct AddressPlanSnapshot: Sendable {
    public let tree: PlanTree
    /// Every pool's use; a pool that is not listed is empty.
    public let use: [PlanNodeID: PoolUse]
    /// The names of the routers.
    public let routers: [NASID: String]
    /// How many services that carry a delegation each router has, ended ones not counted.
    public let services: [NASID: UInt64]
}

extension Store {
    /// Reads the whole plan; the cost is that of counting the holdings once.
    public func addressPlan() async throws -> AddressPlanSnapshot {
        let now = clock.now()
        return try await read { database in
            AddressPlanSnapshot(
                tree: try PlanNodes.tree(in: database), use: try poolUse(now, database), routers: try routers(database),
                services: try services(database))
        }
    }
}

private func poolUse(_ now: Timestamp, _ database: Database) throws -> [PlanNodeID: PoolUse] {
    let recently = now.advanced(by: .seconds(-PoolUse.recentDays * 86_400))
    let added = Dictionary(
        try database.all(
            "SELECT pool_id, count(*) FROM holding WHERE pool_id IS NOT NULL AND since >= $1 GROUP BY pool_id",
            .time(recently)
        ) { (try $0.id(0) as PlanNodeID, UInt64(clamping: try $0.integer(1))) }, uniquingKeysWith: { first, _ in first }
    )
    let taken = try database.all(
        """
        SELECT pool_id, count(*), count(kept_until) FROM holding WHERE pool_id IS NOT NULL GROUP BY pool_id
        """
    ) { (try $0.id(0) as PlanNodeID, try $0.integer(1), try $0.integer(2)) }
    return Dictionary(
        taken.map { pool, all, kept in
            let use = PoolUse(
                held: UInt64(clamping: all - kept), kept: UInt64(clamping: kept), addedRecently: added[pool] ?? 0)
            return (pool, use)
        }, uniquingKeysWith: { first, _ in first })
}

private func routers(_ database: Database) throws -> [NASID: String] {
    Dictionary(
        try database.all("SELECT id, name FROM nas") { (try $0.id(0) as NASID, try $0.text(1)) },
        uniquingKeysWith: { first, _ in first })
}

private func services(_ database: Database) throws -> [NASID: UInt64] {
    let counts = try database.all(
        """
        SELECT nas_id, access_kind, count(*) FROM internet_service WHERE nas_id IS NOT NULL AND state <> 'archived'
        GROUP BY nas_id, access_kind
        """
    ) { (try $0.id(0) as NASID, try $0.word(1) as AccessKind, UInt64(clamping: try $0.integer(2))) }
    return counts.filter(\.1.carriesDelegation).reduce(into: [:]) { $0[$1.0, default: 0] += $1.2 }
}
