// SPDX-License-Identifier: Apache-2.0

public import Storage

extension Store {
    /// Every realm in the order of the names.
    public func realms() async throws -> [RealmRecord] {
        try await read { database in
            try database.all("SELECT id, name, way, proxy_host, proxy_port FROM realm ORDER BY name") { row in
                RealmRecord(
                    id: try row.id(0), name: try row.text(1), way: try row.word(2),
                    proxyHost: try row.optional(3, row.text), proxyPort: try row.optional(4, row.number))
            }
        }
    }
}
