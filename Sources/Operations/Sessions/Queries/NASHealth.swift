// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// How well a router accounts.
public struct NASHealth: Sendable {
    public let nas: NASID
    public let name: String
    /// When its last record arrived; nil when it never sent any.
    public internal(set) var lastRecordAt: Timestamp?
    /// When it last said that it starts or stops.
    public internal(set) var restartedAt: Timestamp?
    /// Whether it has ever sent the upper half of a counter: without it, more than 4 GiB between two records are lost.
    public internal(set) var sendsGigawords: Bool
    public internal(set) var openSessions: Int64 = 0
    /// Those of which nothing was heard for too long.
    public internal(set) var staleSessions: Int64 = 0
    /// What was noticed in the days asked for.
    public internal(set) var findings: [FoldFinding: Int64] = [:]
    /// What became of its datagrams in the days asked for, as far as the running programs have told: up to a minute ago.
    public internal(set) var answers: [AnswerFinding: Int64] = [:]
}

extension NASHealth {
    /// Of the datagrams that came, the part that was answered; nil when none came.
    public var answerRate: Double? {
        guard let received = answers[.received], received > 0 else { return nil }
        return Double(answers[.answered] ?? 0) / Double(received)
    }

    /// Datagrams that were not answered, by the reason, in the order of the reasons' words.
    public var drops: [(reason: String, number: Int64)] {
        var drops: [(reason: String, number: Int64)] = []
        for case (.dropped(let reason), let number) in answers { drops.append((reason, number)) }
        return drops.sorted { $0.reason < $1.reason }
    }

    /// Of the interim records that should have come, the part that did; nil when none was expected.
    public var interimRate: Double? {
        let came = Double(findings[.interim] ?? 0)
        let missed = Double(findings[.missingInterim] ?? 0)
        return came + missed > 0 ? came / (came + missed) : nil
    }
}

extension Store {
    /// How well routers account, in the order of their names.
    ///
    /// - Parameter days: how many days in UTC the findings are added up over, today included.
    public func nasHealth(days: Int, rules: SessionRules = SessionRules()) async throws -> [NASHealth] {
        let now = clock.now()
        let first = now.seconds / 86_400 - Int64(max(days, 1)) + 1
        return try await read { database in
            var health = try Self.routers(in: database)
            try database.forEach(
                """
                SELECT nas_id, finding, CAST(sum(number) AS BIGINT) FROM nas_accounting_day WHERE day >= $1
                GROUP BY nas_id, finding
                """, .integer(first)
            ) { row in
                let (nas, word, number): (NASID, String, Int64) = (try row.id(0), try row.text(1), try row.integer(2))
                if let finding = FoldFinding(word: word) {
                    health[nas]?.findings[finding] = number
                } else if let answer = AnswerFinding(word: word) {
                    health[nas]?.answers[answer] = number
                }
            }
            try Self.countSessions(at: now, rules, in: database) { nas, open, stale in
                health[nas]?.openSessions = open
                health[nas]?.staleSessions = stale
            }
            return health.values.sorted { $0.name < $1.name }
        }
    }

    private static func routers(in database: Database) throws -> [NASID: NASHealth] {
        let routers = try database.all(
            """
            SELECT n.id, n.name, a.last_record_at, a.restarted_at, coalesce(a.sends_gigawords, 0)
            FROM nas n LEFT JOIN nas_accounting a ON a.nas_id = n.id
            """
        ) { row in
            NASHealth(
                nas: try row.id(0), name: try row.text(1), lastRecordAt: try row.optional(2, row.time),
                restartedAt: try row.optional(3, row.time), sendsGigawords: try row.flag(4))
        }
        return Dictionary(routers.map { ($0.nas, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same rule as ``SessionRules/patience(interim:)``.
    private static func countSessions(
        at now: Timestamp, _ rules: SessionRules, in database: Database, body: (NASID, Int64, Int64) -> Void
    ) throws {
        try database.forEach(
            """
            SELECT nas_id, count(*), count(CASE WHEN seen_at
                + 1000000 * ($2 * CASE WHEN interim > $3 THEN interim ELSE $3 END + $4) < $1 THEN 1 END)
            FROM open_session GROUP BY nas_id
            """, .time(now), .int(rules.staleFactor), .integer(rules.usualInterim.components.seconds),
            .integer(rules.staleGrace.components.seconds)
        ) { body(try $0.id(0), try $0.integer(1), try $0.integer(2)) }
    }
}
