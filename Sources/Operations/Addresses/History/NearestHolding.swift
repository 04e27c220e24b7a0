// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues
public import Storage

/// Who had a prefix last before a time at which nobody had it, and who had it first afterwards.
public struct NearestHoldings: Equatable, Sendable {
    /// Nil when nobody ever had it before.
    public let before: PastHolding?
    /// Nil when nobody has had it since.
    public let after: PastHolding?
}

extension Store {
    /// The neighbours in time of a moment at which nobody had an address, or all of a prefix.
    public func nearestHoldings(
        of prefix: IPPrefix, to time: Timestamp, asBelievedAt belief: Timestamp? = nil
    ) async throws -> NearestHoldings {
        let belief = belief ?? clock.now()
        return try await read { database in
            let keys = PrefixKey.covers(of: prefix) + [.prefix(prefix)]
            let values: [SQLValue] = [.time(time), .time(belief)] + keys
            let before = try database.all(.lastBefore(keys.count), values) { try PastHolding(row: $0) }
            let after = try database.all(.firstAfter(keys.count), values) { try PastHolding(row: $0) }
            let sighted = try SessionSighting.all(covering: prefix, asKnownAt: belief, in: database)
                .compactMap { PastHolding($0, asKnownAt: belief) }
            return NearestHoldings(
                before: (before + sighted.filter { $0.validTo <= time }).max { $0.validTo < $1.validTo },
                after: (after + sighted.filter { $0.validFrom > time }).min { $0.validFrom < $1.validFrom })
        }
    }
}

extension SQL {
    fileprivate static func lastBefore(_ keys: Int) -> SQL {
        .list(
            """
            SELECT h.prefix, h.kind, h.source, h.service_id, h.customer_id, s.name, c.name, h.valid_from, h.valid_to,
                h.recorded_from, h.recorded_to
            FROM holding_history h
                LEFT JOIN internet_service s ON s.id = h.service_id LEFT JOIN customer c ON c.id = h.customer_id
            WHERE h.valid_to <= $1 AND h.recorded_from <= $2 AND h.recorded_to > $2 AND h.prefix IN (
            """, count: keys, first: 3, ") ORDER BY h.valid_to DESC LIMIT 1")
    }

    fileprivate static func firstAfter(_ keys: Int) -> SQL {
        .list(
            """
            SELECT h.prefix, h.kind, h.source, h.service_id, h.customer_id, s.name, c.name, h.valid_from, h.valid_to,
                h.recorded_from, h.recorded_to
            FROM holding_history h
                LEFT JOIN internet_service s ON s.id = h.service_id LEFT JOIN customer c ON c.id = h.customer_id
            WHERE h.valid_from > $1 AND h.recorded_from <= $2 AND h.recorded_to > $2 AND h.prefix IN (
            """, count: keys, first: 3, ") ORDER BY h.valid_from LIMIT 1")
    }
}
