// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows of what routers' own tables shall have of lines.
enum RouterEntryRows {
    private static let selection: StaticString = """
        SELECT nas_id, service_id, phase, due_at, list, down, up, prefixes, outdated, tries, failed, attempt
        FROM router_entry WHERE
        """
    private static let ofServices = BulkStatement(keys: selection, "service_id IN")

    /// What is kept of some services at all routers.
    static func of(_ services: some Sequence<ServiceID>, in database: Database) throws -> [RouterPlace: StoredEntry] {
        var entries: [RouterPlace: StoredEntry] = [:]
        try database.forEach(ofServices, services.map { .id($0) }) { row in
            let entry = try StoredEntry(row: row)
            entries[entry.place] = entry
        }
        return entries
    }

    /// Entries of services above one, by service.
    static func page(after service: ServiceID, limit: Int, in database: Database) throws -> [StoredEntry] {
        try database.all(
            .joined([selection, "service_id > $1 ORDER BY service_id LIMIT $2"]), .id(service), .int(limit)
        ) {
            try StoredEntry(row: $0)
        }
    }

    /// Entries of a router that are due, those first that have waited for the longest.
    static func due(
        at nas: NASID, before now: Timestamp, limit: Int, in database: Database
    ) throws -> [StoredEntry] {
        try database.all(
            .joined([selection, "nas_id = $1 AND due_at <= $2 ORDER BY due_at, service_id LIMIT $3"]), .id(nas),
            .time(now), .int(limit)
        ) { try StoredEntry(row: $0) }
    }

    /// Entries that a router is being told of.
    static func underWay(in database: Database) throws -> [StoredEntry] {
        try database.all(.joined([selection, "phase = 'under_way'"])) { try StoredEntry(row: $0) }
    }

    private static let upsert = BulkStatement(
        insert: """
            INSERT INTO router_entry (nas_id, service_id, phase, due_at, list, down, up, prefixes, outdated, tries, failed, attempt,
                changed_at)
            VALUES
            """, columns: 13,
        after: """
            ON CONFLICT (nas_id, service_id) DO UPDATE SET phase = excluded.phase, due_at = excluded.due_at,
                list = excluded.list, down = excluded.down, up = excluded.up, prefixes = excluded.prefixes,
                outdated = excluded.outdated, tries = excluded.tries, failed = excluded.failed,
                attempt = coalesce(excluded.attempt, router_entry.attempt), changed_at = excluded.changed_at
            """)

    /// Writes entries; those that are over are forgotten.
    ///
    /// - Parameter rows: with the number of the attempt that tells what is wanted; nil keeps the one that is there.
    static func store(
        _ rows: [(place: RouterPlace, job: RouterEntryJob, attempt: Int64?)], at now: Timestamp, in database: Database
    ) throws {
        var writer = BulkWriter(upsert, in: database)
        for (place, job, attempt) in rows {
            guard let word = job.phase.word else {
                try database.execute(
                    "DELETE FROM router_entry WHERE nas_id = $1 AND service_id = $2", .id(place.nas),
                    .id(place.service))
                continue
            }
            try writer.add { values in
                values += [.id(place.nas), .id(place.service), .text(word), .time(job.dueAt), .text(job.wanted.list)]
                values += SQLValue.rates(job.wanted.rates)
                values += [.text(PrefixText.text(of: job.wanted.prefixes)), .flag(job.isOutdated), .int(job.tries)]
                values += [.flag(job.hasFailed), attempt.map { .integer($0) } ?? .null, .time(now)]
            }
        }
        try writer.finish()
    }
}

extension StoredEntry {
    /// From the columns that ``RouterEntryRows`` selects.
    fileprivate init(row: Row) throws {
        let phase: RouterEntryJob.Phase =
            switch try row.text(2) {
            case "settled": .settled
            case "waiting": .waiting(until: try row.time(3))
            case "under_way": .underWay
            case let word:
                throw StorageError(
                    .column, doing: "reading what a router shall have of a line",
                    detail: "the phase “\(word)” is not known here")
            }
        let wanted = RouterEntry(
            list: try row.optional(4, row.text), rates: try row.optional(5, row.rates),
            prefixes: try PrefixText.prefixes(in: row.text(7)))
        self.init(
            place: RouterPlace(nas: try row.id(0), service: try row.id(1)),
            job: RouterEntryJob(
                phase: phase, wanted: wanted, isOutdated: try row.flag(8), tries: try row.int(9),
                hasFailed: try row.flag(10)),
            attempt: try row.optional(11, row.integer).flatMap { $0 == Self.untold ? nil : $0 })
    }
}

extension RouterEntryJob.Phase {
    /// The word stored in the database; nil for what is not stored.
    fileprivate var word: String? {
        switch self {
        case .settled: "settled"
        case .waiting: "waiting"
        case .underWay: "under_way"
        case .over: nil
        }
    }
}

/// Prefixes in one column of text.
private enum PrefixText {
    static func text(of prefixes: [IPPrefix]) -> String {
        prefixes.map(\.description).joined(separator: ",")
    }

    static func prefixes(in text: String) throws -> [IPPrefix] {
        try text.split(separator: ",").map { try IPPrefix(parsing: String($0)) }
    }
}
