// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

/// A session that does not have what it should have, for people.
public struct EnforcementRecord: Sendable {
    public let session: SessionID
    public let nasName: String?
    public let serviceName: String?
    /// What is being done.
    public let phase: EnforcementJob.Phase
    /// How often the present way was tried.
    public let tries: Int
    /// The last attempt; nil when there was none.
    public let lastAttempt: EnforcementAttemptRecord?
}

/// One attempt, for people.
public struct EnforcementAttemptRecord: Sendable {
    public let session: SessionID
    public let at: Timestamp
    public let way: EnforcementWay
    /// Why the session should have what it should have: a block reason, or `own_terms`.
    public let reason: String
    /// What the router answered, in a sentence; nil while it has not.
    public let said: String?
    /// What became of it; nil while nothing has, or when nobody was there to hear.
    public let answer: EnforcementAnswer?
    /// What the router was asked for, in a few words; nil for attempts of former releases.
    public let question: String?
    /// The how-manieth try of this way it was; nil for attempts of former releases.
    public let tries: Int?
    public let endedAt: Timestamp?
    public let nasName: String?

    /// Of `enforcement_attempt a` and `nas n`.
    static let columns: StaticString =
        "a.session_id, a.at, a.way, a.reason, a.said, a.answer, a.question, a.tries, a.ended_at, n.name"

    init(row: Row, from first: Int) throws {
        session = try row.id(first)
        at = try row.time(first + 1)
        way = try row.way(first + 2)
        reason = try row.text(first + 3)
        said = try row.optional(first + 4, row.text)
        answer = try row.optional(first + 5, row.text).flatMap { EnforcementAnswer(word: $0) }
        question = try row.optional(first + 6, row.text)
        tries = try row.optional(first + 7, row.int)
        endedAt = try row.optional(first + 8, row.time)
        nasName = try row.optional(first + 9, row.text)
    }
}

extension Store {
    /// Sessions that do not have what they should have, those first that have waited for the longest.
    public func enforcement(limit: Int) async throws -> [EnforcementRecord] {
        try await read { database in
            try database.all(
                .joined([
                    """
                    SELECT f.session_id, n.name, v.name, f.phase, f.due_at, f.desired, f.certainty, f.applied, f.towards, f.way,
                        f.closed, f.tries, f.held, f.has_queue,
                    """, EnforcementAttemptRecord.columns,
                    """
                    FROM session_enforcement f LEFT JOIN enforcement_attempt a ON a.id = f.attempt
                        LEFT JOIN nas n ON n.id = f.nas_id LEFT JOIN internet_service v ON v.id = f.service_id
                    WHERE f.phase NOT IN ('settled', 'over') ORDER BY f.changed_at, f.session_id LIMIT $1
                    """,
                ]), .int(limit)
            ) { row in
                let job = try EnforcementJob(row: row, from: 3)
                return EnforcementRecord(
                    session: try row.id(0), nasName: try row.optional(1, row.text),
                    serviceName: try row.optional(2, row.text), phase: job.phase, tries: job.tries,
                    lastAttempt: row.isNull(14) ? nil : try EnforcementAttemptRecord(row: row, from: 14))
            }
        }
    }
}
