// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// The rows of what is being done about sessions.
enum EnforcementRows {
    private static let upsert = BulkStatement(
        insert: """
            INSERT INTO session_enforcement (session_id, nas_id, service_id, phase, due_at, desired, certainty, applied, towards,
                way, closed, tries, held, has_queue, attempt, changed_at)
            VALUES
            """, columns: 16,
        after: """
            ON CONFLICT (session_id) DO UPDATE SET phase = excluded.phase, due_at = excluded.due_at,
                desired = excluded.desired, certainty = excluded.certainty, applied = excluded.applied,
                towards = excluded.towards, way = excluded.way, closed = excluded.closed, tries = excluded.tries,
                held = excluded.held, has_queue = excluded.has_queue,
                attempt = coalesce(excluded.attempt, session_enforcement.attempt), changed_at = excluded.changed_at
            """)

    /// Writes what is being done about sessions.
    ///
    /// - Parameter rows: with the number of the attempt that begins, if one does.
    static func store(
        _ rows: some Sequence<(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)>, at now: Timestamp,
        in database: Database
    ) throws {
        var writer = BulkWriter(upsert, in: database)
        for (session, job, attempt) in rows {
            try writer.add { values in
                values += [.id(session.id), .id(session.nas), .id(session.service)]
                values += job.values
                values += [attempt.map { .integer($0) } ?? .null, .time(now)]
            }
        }
        try writer.finish()
    }
}

extension EnforcementJob {
    /// The columns from `phase` to `has_queue`.
    init(row: Row, from first: Int) throws {
        let way = try row.optional(first + 6, row.way)
        let towards = try row.optional(first + 5, row.fingerprint)
        let phase: Phase
        let due = { try row.time(first + 1) }
        switch try row.text(first) {
        case "settled": phase = try row.flag(first + 9) ? .held : .settled
        case "waiting": phase = .waiting(until: try due())
        case "ending": phase = .ending(until: try due())
        case "stuck": phase = .stuck(until: try due())
        case "over": phase = .over
        case "under_way":
            guard let way, let towards else { throw Self.malformed("an attempt without a way") }
            phase = .underWay(way, towards: towards)
        case let word: throw Self.malformed("the phase “\(word)”")
        }
        let closed = try row.integer(first + 7)
        self.init(
            phase: phase, desired: try row.fingerprint(first + 2), applied: try Self.applied(row, from: first + 3),
            closed: Set(EnforcementWay.allCases.filter { closed >> Int64($0.rawValue) & 1 == 1 }), way: way,
            tries: try row.int(first + 8), hasQueue: try row.flag(first + 10))
    }

    private static func applied(_ row: Row, from first: Int) throws -> AppliedAccess {
        let fingerprint = try row.fingerprint(first + 1)
        switch try row.text(first) {
        case "known": return .known(fingerprint)
        // Of the terms only the garden's bit is kept.
        case "uncertain": return .uncertain(addresses: fingerprint.addresses, mayBeGarden: fingerprint.isGarden)
        case "unknown": return .unknown
        case let word: throw malformed("the certainty “\(word)”")
        }
    }

    private static func malformed(_ what: String) -> StorageError {
        StorageError(.column, doing: "reading what is done about a session", detail: "\(what) is not known here")
    }

    /// What ``init(row:from:)`` reads, in the order of the columns.
    fileprivate var values: [SQLValue] {
        var towards: AccessFingerprint?
        if case .underWay(_, let fingerprint) = phase { towards = fingerprint }
        let certainty: (String, AccessFingerprint) =
            switch applied {
            case .known(let fingerprint): ("known", fingerprint)
            case .uncertain(let addresses, let mayBeGarden):
                ("uncertain", AccessFingerprint(terms: mayBeGarden ? 1 : 0, addresses: addresses))
            case .unknown: ("unknown", .offline)
            }
        let closed = closed.reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) }
        return [
            .text(phase.word), .time(dueAt), .fingerprint(desired), .text(certainty.0), .fingerprint(certainty.1),
            towards.map { .fingerprint($0) } ?? .null, way.map { .int(Int($0.rawValue)) } ?? .null, .integer(closed),
            .int(tries), .flag(phase == .held), .flag(hasQueue),
        ]
    }
}

extension EnforcementJob.Phase {
    /// The word stored in the database, where a column of its own tells what is held from what is settled.
    var word: String {
        switch self {
        case .settled, .held: "settled"
        case .waiting: "waiting"
        case .underWay: "under_way"
        case .ending: "ending"
        case .stuck: "stuck"
        case .over: "over"
        }
    }
}

extension SQLValue {
    /// A fingerprint as its 64 bits.
    static func fingerprint(_ fingerprint: AccessFingerprint) -> SQLValue {
        .integer(Int64(bitPattern: fingerprint.number))
    }
}

extension Row {
    /// A fingerprint of terms.
    func fingerprint(_ column: Int) throws -> AccessFingerprint {
        AccessFingerprint(number: UInt64(bitPattern: try integer(column)))
    }

    /// A way to enforce.
    func way(_ column: Int) throws -> EnforcementWay {
        let number = try integer(column)
        guard let way = UInt8(exactly: number).flatMap(EnforcementWay.init(rawValue:)) else {
            throw StorageError(
                .column, doing: "reading what is done about a session", detail: "no way has the number \(number)")
        }
        return way
    }
}
