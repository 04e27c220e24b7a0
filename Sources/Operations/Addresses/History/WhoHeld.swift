// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
public import ProviderValues
public import Storage

/// One line of the history: who had a prefix from when to when, and when that was what we believed.
public struct PastHolding: Equatable, Sendable {
    /// Where a line comes from.
    public enum Source: String, CaseIterable, Sendable {
        /// We handed it out.
        case plan
        /// A router reported it.
        case sighting
    }

    public let prefix: IPPrefix
    public let kind: HoldingKind
    public let source: Source
    public let service: ServiceID
    public let customer: CustomerID
    /// The names as they are today.
    public let serviceName: String
    public let customerName: String
    /// From when the service had it.
    public let validFrom: Timestamp
    /// Until when; ``Timestamp/distantFuture`` while it has.
    public let validTo: Timestamp
    /// Since when we believe this.
    public let recordedFrom: Timestamp
    /// Until when we believed it; ``Timestamp/distantFuture`` while we do.
    public let recordedTo: Timestamp
}

extension Store {
    /// Who had an address, or all of a prefix, at a time, as we believe now or as we believed at another time: by the address
    /// plan, and by what routers reported.
    ///
    /// Two look-ups in an index: at most 129 exact keys each, whatever the size of the history.
    public func whoHeld(
        _ prefix: IPPrefix, at time: Timestamp, asBelievedAt belief: Timestamp? = nil
    ) async throws -> [PastHolding] {
        let belief = belief ?? clock.now()
        return try await read { database in
            let keys = PrefixKey.covers(of: prefix) + [.prefix(prefix)]
            let planned = try database.all(
                .list(
                    """
                    SELECT h.prefix, h.kind, h.source, h.service_id, h.customer_id, s.name, c.name, h.valid_from, h.valid_to,
                        h.recorded_from, h.recorded_to
                    FROM holding_history h
                        LEFT JOIN internet_service s ON s.id = h.service_id LEFT JOIN customer c ON c.id = h.customer_id
                    WHERE h.valid_from <= $1 AND h.valid_to > $1 AND h.recorded_from <= $2 AND h.recorded_to > $2
                        AND h.prefix IN (
                    """, count: keys.count, first: 3, ") ORDER BY h.prefix DESC, h.valid_from"),
                [.time(time), .time(belief)] + keys
            ) { try PastHolding(row: $0) }
            let sighted = try SessionSighting.covering(prefix, at: time, asKnownAt: belief, in: database)
            return planned + sighted.compactMap { PastHolding($0, asKnownAt: belief) }
        }
    }

    /// Everything that a service ever had, the newest first, as we believe now.
    public func history(of service: ServiceID, limit: Int) async throws -> [PastHolding] {
        let now = clock.now()
        return try await read { database in
            try database.all(
                """
                SELECT h.prefix, h.kind, h.source, h.service_id, h.customer_id, s.name, c.name, h.valid_from, h.valid_to,
                    h.recorded_from, h.recorded_to
                FROM holding_history h
                    LEFT JOIN internet_service s ON s.id = h.service_id LEFT JOIN customer c ON c.id = h.customer_id
                WHERE h.service_id = $1 AND h.recorded_from <= $2 AND h.recorded_to > $2
                ORDER BY h.valid_from DESC LIMIT $3
                """, .id(service), .time(now), .int(limit)
            ) { try PastHolding(row: $0) }
        }
    }
}

extension PastHolding {
    /// What a router reported; nil when it was of no service of ours.
    init?(_ sighting: SessionSighting, asKnownAt belief: Timestamp) {
        guard let service = sighting.service, let customer = sighting.customer else { return nil }
        let kind: HoldingKind =
            switch sighting.kind {
            case .delegated: .delegation
            case .framed, .address, .ipv4: .assignment
            }
        self.init(
            prefix: sighting.prefix, kind: kind, source: .sighting, service: service, customer: customer,
            serviceName: sighting.serviceName ?? "service \(service)",
            customerName: sighting.customerName ?? "customer \(customer)", validFrom: sighting.validFrom,
            validTo: sighting.end(knownAt: belief), recordedFrom: sighting.recordedFrom, recordedTo: .distantFuture)
    }

    init(row: Row) throws {
        let service: ServiceID = try row.id(3)
        let customer: CustomerID = try row.id(4)
        self.init(
            prefix: try row.prefix(0), kind: try row.word(1), source: try row.word(2), service: service,
            customer: customer,
            serviceName: try row.optional(5, row.text) ?? "service \(service)",
            customerName: try row.optional(6, row.text) ?? "customer \(customer)", validFrom: try row.time(7),
            validTo: try row.time(8), recordedFrom: try row.time(9), recordedTo: try row.time(10))
    }
}
