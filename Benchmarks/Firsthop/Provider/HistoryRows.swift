// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// A history in which every /56 of a block was held by one service after another: service 1 first, then service 2, ….
enum HistoryRows {
    /// Lines inserted in one transaction.
    private static let batch = 50_000
    /// 2400::/12: room for 2^44 prefixes of this length.
    private static let block = UInt128(0x240) << 116

    /// An address in a prefix of the history, as a prefix of full length.
    static func address(inPrefix number: Int, bits: UInt64) throws -> IPPrefix {
        let hosts = (UInt128(1) << 72) - 1
        let low = UInt128(bits) << 8 & hosts
        return IPPrefix(try IPv6Prefix(IPv6Address(bits: block | UInt128(number) << 72 | low), length: 128))
    }

    /// Writes the first tenure of every prefix row by row, then the later ones by one statement each.
    static func write(prefixes: Int, tenures: Int, each tenure: Int64, to store: Store) async throws {
        for start in stride(from: 0, to: prefixes, by: batch) {
            try await store.write { transaction in
                for number in start..<min(start + batch, prefixes) {
                    let prefix = try IPv6Prefix(IPv6Address(bits: block | UInt128(number) << 72), length: 56)
                    _ = try transaction.database.execute(
                        """
                        INSERT INTO holding_history (prefix, kind, source, service_id, customer_id, valid_from, valid_to,
                            recorded_from, recorded_to)
                        VALUES ($1, 'delegation', 'plan', 1, 1, 0, $2, 0, $3)
                        """, .prefix(IPPrefix(prefix)), .integer(tenure), .time(.distantFuture))
                }
            }
        }
        for number in 1..<tenures {
            try await store.write { transaction in
                _ = try transaction.database.execute(
                    """
                    INSERT INTO holding_history (prefix, kind, source, service_id, customer_id, valid_from, valid_to,
                        recorded_from, recorded_to)
                    SELECT prefix, kind, source, $1, $1, valid_from + $2, valid_to + $2, recorded_from, recorded_to
                    FROM holding_history WHERE service_id = 1 ORDER BY prefix
                    """, .int(number + 1), .integer(Int64(number) * tenure))
            }
        }
    }
}
