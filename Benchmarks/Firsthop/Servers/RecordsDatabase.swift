// SPDX-License-Identifier: Apache-2.0

/// Databases of their own in the PostgreSQL server of the run, which works on the servers' core.
enum RecordsDatabase {
    /// Makes an empty one, and returns its connection string.
    static func make(_ name: String, in connection: String) throws -> String {
        let postmaster = try psql(
            connection,
            """
            DROP DATABASE IF EXISTS \(name);
            CREATE DATABASE \(name);
            SELECT regexp_replace(pg_read_file('postmaster.pid'), E'\\n.*', '')
            """)
        let process = postmaster.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        try Command.run(["taskset", "-a", "-c", "-p", "\(ServerProcess.core)", process])
        // Of two names the later one counts.
        return connection + " dbname=\(name)"
    }

    private static func psql(_ connection: String, _ text: String) throws -> String {
        try Command.run(["psql", "-q", "-At", "-X", "-v", "ON_ERROR_STOP=1", "-d", connection], input: text)
    }
}
