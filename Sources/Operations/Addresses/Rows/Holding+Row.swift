// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

extension Holding {
    /// A holding from a row of ``Holdings``.
    init(row: Row) throws {
        self.init(
            id: try row.id(0), kind: try row.word(1), mode: try row.word(2), pool: try row.optional(3, row.id),
            node: nil,
            prefix: try row.prefix(4), service: try row.id(5), customer: try row.id(6), since: try row.time(7),
            endedAt: try row.optional(8, row.time), keptUntil: try row.optional(9, row.time),
            excluded: try row.optional(10, row.prefix))
        node = pool
    }
}
