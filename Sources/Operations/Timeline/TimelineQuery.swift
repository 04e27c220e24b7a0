// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Reads the events of one service, kind by kind. Each query is for the newest of a span, and some more than a page has.
struct TimelineQuery {
    let service: ServiceID
    let request: TimelineRequest
    let database: Database

    func events() throws -> [TimelineEvent] {
        try sessionsBegun() + sessionsEnded() + prefixesSeen() + prefixesGone() + holdings() + changes() + attempts()
    }

    /// What may happen in one moment, which a page never cuts through: a session begins or ends with all its prefixes.
    private static let mostAtOnce = 64

    /// Rows of each kind.
    var limit: Int { request.limit + Self.mostAtOnce }

    /// The parameters that every query has: the service, the span, and how many.
    private var span: [SQLValue] {
        [.id(service), .time(request.since), .time(request.before), .int(limit)]
    }

    private func sessionsBegun() throws -> [TimelineEvent] {
        try database.all(
            """
            SELECT s.started_at, s.id, n.name, s.garden FROM access_session s LEFT JOIN nas n ON n.id = s.nas_id
            WHERE s.service_id = $1 AND s.started_at >= $2 AND s.started_at < $3 ORDER BY s.started_at DESC LIMIT $4
            """, span
        ) { row in
            let began = TimelineFact.sessionBegan(
                try row.id(1), nas: try row.optional(2, row.text), garden: try row.optional(3, row.word))
            return TimelineEvent(at: try row.time(0), fact: began)
        }
    }

    /// The sums keep a database from going through the ends of all sessions by their time: a service has few, found by its number.
    private func sessionsEnded() throws -> [TimelineEvent] {
        try database.all(
            """
            SELECT e.ended_at, s.id, e.ending, e.cause
            FROM access_session s JOIN ended_session e ON e.session_key = s.session_key
            WHERE s.service_id = $1 AND e.ended_at + 0 >= $2 AND e.ended_at + 0 < $3
            ORDER BY e.ended_at + 0 DESC LIMIT $4
            """, span
        ) { row in
            let ended = TimelineFact.sessionEnded(
                try row.id(1), try row.word(2), cause: try row.optional(3, row.integer))
            return TimelineEvent(at: try row.time(0), fact: ended)
        }
    }

    private func prefixesSeen() throws -> [TimelineEvent] {
        try database.all(
            """
            SELECT g.valid_from, s.id, g.kind, g.prefix, g.verdict
            FROM access_session s JOIN session_sighting g ON g.session_key = s.session_key
            WHERE s.service_id = $1 AND g.valid_from + 0 >= $2 AND g.valid_from + 0 < $3
            ORDER BY g.valid_from + 0 DESC LIMIT $4
            """, span
        ) { row in
            let sighted = SightedPrefix(try row.word(2), try row.prefix(3))
            return TimelineEvent(at: try row.time(0), fact: .prefixSeen(try row.id(1), sighted, try row.word(4)))
        }
    }

    private func prefixesGone() throws -> [TimelineEvent] {
        try database.all(
            """
            SELECT g.valid_to, s.id, g.kind, g.prefix
            FROM access_session s JOIN session_sighting g ON g.session_key = s.session_key
            WHERE s.service_id = $1 AND g.valid_to >= $2 AND g.valid_to < $3 ORDER BY g.valid_to DESC LIMIT $4
            """, span
        ) { row in
            let sighted = SightedPrefix(try row.word(2), try row.prefix(3))
            return TimelineEvent(at: try row.time(0), fact: .prefixGone(try row.id(1), sighted))
        }
    }
}
