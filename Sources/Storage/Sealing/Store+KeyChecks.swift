// SPDX-License-Identifier: Apache-2.0

extension Store {
    /// What this database remembers of the master keys it was sealed with; none before the first start.
    public func keyChecks() async throws -> [KeyCheck] {
        try await read { database in
            try database.all("SELECT key_id, check_value FROM sealing_key ORDER BY key_id") { row in
                let id = try row.integer(0)
                guard let keyID = UInt32(exactly: id) else {
                    throw StorageError(.column, doing: "reading the master keys' checks", detail: "key number \(id)")
                }
                return KeyCheck(keyID: keyID, value: try row.blob(1))
            }
        }
    }

    /// Remembers more keys; one that is known already stays as it is.
    public func remember(_ checks: [KeyCheck]) async throws {
        guard !checks.isEmpty else { return }
        try await write { transaction in
            for check in checks {
                try transaction.database.execute(
                    "INSERT INTO sealing_key (key_id, check_value) VALUES ($1, $2) ON CONFLICT (key_id) DO NOTHING",
                    .integer(Int64(check.keyID)), .blob(check.value))
            }
        }
    }
}
