// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

/// The schema of each engine as a text: what a migration changes shows in the diff of these files.
@Suite struct SchemaGoldenTests {
    @Test func sqliteSchemaIsAsRecorded() async throws {
        let statements = try await TemporaryStore.with(.sqlite) { store in
            try await store.read { database in
                try database.all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name") {
                    try $0.text(0)
                }
            }
        }
        // SQLite's own bookkeeping of numbers is its business.
        let ours = statements.filter { !$0.contains("sqlite_") }
        Golden("storage/schema-sqlite.sql").expect(ours.map { "\($0);\n" }.joined(separator: "\n"))
    }

    /// What the catalogue says rather than `pg_dump`, whose words differ from version to version.
    @Test func postgreSQLSchemaIsAsRecorded() async throws {
        let lines = try await TemporaryStore.with(.postgreSQL) { store in
            try await store.read { database in
                try database.all(Self.columns) { try $0.text(0) } + [""]
                    + database.all(Self.rules) { try $0.text(0) } + [""]
                    + database.all(Self.indexes) { try $0.text(0) }
            }
        }
        Golden("storage/schema-postgresql.txt").expect(lines.joined(separator: "\n") + "\n")
    }

    private static let columns: SQL = """
        SELECT CAST(concat_ws(' ', c.table_name || '.' || c.column_name, c.data_type, 'collate ' || c.collation_name,
            CASE c.is_nullable WHEN 'NO' THEN 'not null' END, CASE c.is_identity WHEN 'YES' THEN 'identity' END,
            'default ' || c.column_default) AS text)
        FROM information_schema.columns AS c WHERE c.table_schema = current_schema()
        ORDER BY c.table_name, c.ordinal_position
        """

    private static let rules: SQL = """
        SELECT CAST(r.conrelid::regclass || ': ' || r.conname || ' ' || pg_get_constraintdef(r.oid) AS text)
        FROM pg_constraint AS r WHERE r.connamespace = current_schema()::regnamespace AND r.contype <> 'n'
        ORDER BY r.conrelid::regclass::text, r.conname
        """

    private static let indexes: SQL = """
        SELECT CAST(indexdef AS text) FROM pg_indexes WHERE schemaname = current_schema() ORDER BY tablename, indexname
        """
}
