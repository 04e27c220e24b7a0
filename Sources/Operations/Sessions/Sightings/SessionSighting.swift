// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues
public import Storage

/// That a session had a prefix or address, as its router said, with the words people know it by.
public struct SessionSighting: Sendable, Equatable {
    public let session: SessionID
    public let prefix: IPPrefix
    public let kind: SightingKind
    public let validFrom: Timestamp
    /// ``Timestamp/distantFuture`` while the session has it.
    public let validTo: Timestamp
    /// Since when we know.
    public let recordedFrom: Timestamp
    /// Since when we know of its end.
    public let endRecordedAt: Timestamp?
    public let nas: NASID
    public let service: ServiceID?
    public let serviceName: String?
    public let customer: CustomerID?
    public let customerName: String?
    public let userName: [UInt8]
    public let verdict: SightingVerdict
    /// Who holds it, where that is another service.
    public let holder: ServiceID?
}

extension SessionSighting {
    /// The beginning of every statement that reads sightings.
    static let selection: StaticString = """
        SELECT s.id, g.prefix, g.kind, g.valid_from, g.valid_to, g.recorded_from, g.end_recorded_at, g.nas_id, g.service_id,
            v.name, v.customer_id, c.name, s.user_name, g.verdict, g.holder_id
        FROM session_sighting g JOIN access_session s ON s.session_key = g.session_key
            LEFT JOIN internet_service v ON v.id = g.service_id LEFT JOIN customer c ON c.id = v.customer_id
        WHERE
        """

    init(row: Row) throws {
        self.init(
            session: try row.id(0), prefix: try row.prefix(1), kind: try row.word(2), validFrom: try row.time(3),
            validTo: try row.time(4), recordedFrom: try row.time(5), endRecordedAt: try row.optional(6, row.time),
            nas: try row.id(7), service: try row.optional(8, row.id), serviceName: try row.optional(9, row.text),
            customer: try row.optional(10, row.id), customerName: try row.optional(11, row.text),
            userName: try row.blob(12), verdict: try row.word(13), holder: try row.optional(14, row.id))
    }

    /// The end as it was known at a time.
    func end(knownAt belief: Timestamp) -> Timestamp {
        guard let endRecordedAt, endRecordedAt <= belief else { return .distantFuture }
        return validTo
    }
}

extension Store {
    /// Which sessions had an address, or all of a prefix, at a time, as their routers said; those of unknown services too.
    ///
    /// - Parameter belief: as we knew it then; nil for now.
    public func sightings(
        of prefix: IPPrefix, at time: Timestamp, asKnownAt belief: Timestamp? = nil
    ) async throws -> [SessionSighting] {
        let belief = belief ?? clock.now()
        return try await read { try SessionSighting.covering(prefix, at: time, asKnownAt: belief, in: $0) }
    }

    /// The latest contradictions between what routers gave and what is held, the newest first.
    ///
    /// - Parameter nas: of this router only.
    public func contradictions(of nas: NASID? = nil, limit: Int) async throws -> [SessionSighting] {
        try await read { database in
            let order: StaticString = "ORDER BY g.valid_from DESC LIMIT $1"
            let clause: StaticString = "g.verdict IN ('differs', 'foreign')"
            guard let nas else {
                return try database.all(.joined([SessionSighting.selection, clause, order]), .int(limit)) {
                    try SessionSighting(row: $0)
                }
            }
            return try database.all(
                .joined([SessionSighting.selection, clause, "AND g.nas_id = $2", order]), .int(limit), .id(nas)
            ) { try SessionSighting(row: $0) }
        }
    }
}

extension SessionSighting {
    private static let lookUp = BulkStatement(keys: selection, "g.prefix IN")

    /// What covers a prefix, the narrowest first.
    static func covering(
        _ prefix: IPPrefix, at time: Timestamp, asKnownAt belief: Timestamp, in database: Database
    ) throws -> [SessionSighting] {
        try all(covering: prefix, asKnownAt: belief, in: database)
            .filter { $0.validFrom <= time && $0.end(knownAt: belief) > time }
            .sorted { ($1.prefix, $0.validFrom) < ($0.prefix, $1.validFrom) }
    }

    /// Everything that ever covered a prefix, as known at a time.
    static func all(
        covering prefix: IPPrefix, asKnownAt belief: Timestamp, in database: Database
    ) throws -> [SessionSighting] {
        var found: [SessionSighting] = []
        try database.forEach(lookUp, PrefixKey.covers(of: prefix) + [.prefix(prefix)]) { row in
            let sighting = try SessionSighting(row: row)
            if sighting.recordedFrom <= belief { found.append(sighting) }
        }
        return found
    }
}
