// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage

/// Everything that must be true of the holdings after any number of callers, processes and crashes.
struct HoldingAudit: Sendable {
    private struct Line: Sendable {
        let service: String
        let prefix: IPPrefix
    }

    private let holdings: [Line]
    private let pools: [IPPrefix]
    /// What is wrong, in words; empty when all is well.
    private(set) var faults: [String] = []

    /// Reads everything in one moment.
    init(_ store: Store) async throws {
        let (holdings, history, changes, pools) = try await store.read { database in
            (
                try database.all(
                    """
                    SELECT s.name, h.prefix FROM holding AS h JOIN internet_service AS s ON s.id = h.service_id
                    ORDER BY h.prefix
                    """
                ) { Line(service: try $0.text(0), prefix: try $0.prefix(1)) },
                try database.all(
                    "SELECT s.name, h.prefix FROM holding_history AS h JOIN internet_service AS s ON s.id = h.service_id"
                ) { Line(service: try $0.text(0), prefix: try $0.prefix(1)) },
                try database.all("SELECT entity_id FROM change_log WHERE entity = 'holding'") { try $0.integer(0) },
                try database.all("SELECT prefix FROM plan_node WHERE role = 'pool'") { try $0.prefix(0) }
            )
        }
        self.holdings = holdings
        self.pools = pools
        lookForOverlaps()
        if Set(holdings.map(\.service)).count != holdings.count { faults.append("a service has two prefixes") }
        if Set(history.map { "\($0.service) \($0.prefix)" }) != texts || history.count != holdings.count {
            faults.append("the history has \(history.count) lines for \(holdings.count) holdings, or others")
        }
        if Set(changes).count != changes.count || changes.count != holdings.count {
            faults.append("the change log has \(changes.count) lines for \(holdings.count) holdings")
        }
        faults += try await store.integrityFindings()
    }

    /// How many prefixes are held.
    var count: Int { holdings.count }

    private var texts: Set<String> { Set(holdings.map { "\($0.service) \($0.prefix)" }) }

    /// Which of the acknowledged lines, “service prefix” or “pool prefix”, are not in the database.
    func missing(of acknowledged: some Sequence<String>) -> Set<String> {
        Set(acknowledged).subtracting(texts).subtracting(pools.map { "pool \($0)" })
    }

    /// In tree order a prefix comes directly before whatever lies in it.
    private mutating func lookForOverlaps() {
        for (one, next) in zip(holdings, holdings.dropFirst()) where one.prefix.overlaps(next.prefix) {
            faults.append("\(one.prefix) of \(one.service) overlaps \(next.prefix) of \(next.service)")
        }
        for pool in pools {
            for holding in holdings where holding.prefix.overlaps(pool) && holding.prefix.length != 56 {
                faults.append("\(holding.prefix) of \(holding.service) overlaps the pool \(pool)")
            }
        }
    }
}
