// SPDX-License-Identifier: Apache-2.0

import Storage

/// The engine is set up as the program relies on it.
enum EngineCheck {
    /// The oldest PostgreSQL that its makers still maintain and that the tests run on.
    private static let oldestPostgreSQL = 140_000

    static func findings(_ examination: Examination) async -> [DoctorFinding] {
        guard let store = examination.store else { return [] }
        do {
            switch store.location.engine {
            case .sqlite: return try await sqlite(store)
            case .postgreSQL: return try await postgreSQL(store)
            }
        } catch {
            return [.error("\(error)", advice: "see the finding about the database")]
        }
    }

    private static func sqlite(_ store: Store) async throws -> [DoctorFinding] {
        let (version, journal, foreignKeys) = try await store.read { database in
            (
                try database.first("SELECT sqlite_version()") { try $0.text(0) } ?? "",
                try database.first("PRAGMA journal_mode") { try $0.text(0) } ?? "",
                try database.first("PRAGMA foreign_keys") { try $0.integer(0) } ?? 0
            )
        }
        var findings = [DoctorFinding.ok("SQLite \(version)")]
        if journal != "wal" {
            findings.append(
                .error(
                    "the journal mode is \(journal), not wal",
                    advice: "move the database to a local disk: network file systems have no write-ahead log"))
        }
        if foreignKeys != 1 {
            findings.append(
                .error("foreign keys are not enforced", advice: "this is a mistake in the program; please report it"))
        }
        return findings
    }

    private static func postgreSQL(_ store: Store) async throws -> [DoctorFinding] {
        let (number, version, encoding, collation) = try await store.read { database in
            (
                try database.first("SELECT current_setting('server_version_num')::bigint") { try $0.int(0) } ?? 0,
                try database.first("SELECT current_setting('server_version')") { try $0.text(0) } ?? "",
                try database.first("SELECT current_setting('server_encoding')") { try $0.text(0) } ?? "",
                try database.first("SELECT datcollate::text FROM pg_database WHERE datname = current_database()") {
                    try $0.text(0)
                } ?? ""
            )
        }
        var findings: [DoctorFinding] = []
        if number < oldestPostgreSQL {
            findings.append(.error("PostgreSQL \(version) is too old", advice: "use version 14 or newer"))
        } else {
            findings.append(.ok("PostgreSQL \(version)"))
        }
        if encoding != "UTF8" {
            findings.append(
                .error("the database's encoding is \(encoding)", advice: "make it anew with ENCODING 'UTF8'"))
        }
        if collation != "C" && collation != "POSIX" && !collation.hasPrefix("C.") {
            findings.append(
                .warning(
                    "the database's collation is \(collation)",
                    advice: "make it with LC_COLLATE 'C' TEMPLATE template0: system updates may change any other order "
                        + "and so break indexes"))
        }
        return findings
    }
}
