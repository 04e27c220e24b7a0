// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Where the database is, and so which engine keeps it.
public enum StoreLocation: Sendable {
    /// One file on this machine; its `-wal` and `-shm` companions lie beside it.
    case sqlite(path: String)
    /// A libpq connection string or URI; secret, as it may hold a password.
    case postgreSQL(connection: Secret)

    public var engine: StorageEngine {
        switch self {
        case .sqlite: .sqlite
        case .postgreSQL: .postgreSQL
        }
    }
}

/// The two engines behind the store.
public enum StorageEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgreSQL = "postgresql"
}
