// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

extension PlanNode {
    /// A node from a row of ``PlanNodes``: the columns of `plan_node`, then those of `pool`, NULL unless it is one.
    init(row: Row) throws {
        let kind: PlanNodeKind = try row.word(2)
        self.init(
            id: try row.id(0), parent: try row.optional(1, row.id), prefix: try row.prefix(3), name: try row.text(4),
            role: try Self.role(kind, row), nas: try row.optional(5, row.id), growthReserve: try row.int(7),
            placement: try row.word(6), discardRoute: try row.flag(8), note: try row.text(9))
    }

    private static func role(_ kind: PlanNodeKind, _ row: Row) throws -> PlanNodeRole {
        switch kind {
        case .block: .block
        case .site: .site
        case .nas: .nas
        case .pool:
            .pool(
                PoolTerms(
                    kind: try row.word(10), delegatedLength: try row.int(11), order: try row.word(12),
                    reservedLow: try row.int(13), reservedHigh: try row.int(14), keepDays: try row.int(15),
                    excludedLength: try row.optional(16, row.int)))
        }
    }
}
