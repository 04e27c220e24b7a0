// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Debian's FreeRADIUS with the benchmark's subscribers, configured by the files in `Benchmarks/FreeRADIUS`.
enum FreeRADIUSServer {
    /// Where the subscribers are.
    enum Source: String {
        case files
        case sql
    }

    static var isInstalled: Bool { Command.exists("freeradius") }

    /// Starts it, and returns when it is ready.
    static func start(_ source: Source, _ bench: Bench, subscribers: Int) throws -> RadiusServing {
        let folder = bench.folder.file("freeradius-\(source.rawValue)-\(subscribers)")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        switch source {
        case .files: try writeUsers("\(folder)/users", count: subscribers)
        case .sql: try fillTables(bench, folder: folder, count: subscribers)
        }
        let port = try FreePort.find()
        let process = try ServerProcess(
            ["/usr/sbin/freeradius", "-d", "\(bench.sources)/FreeRADIUS", "-n", source.rawValue, "-f", "-l", "stdout"],
            environment: [
                "FIRSTHOP_BENCH_FOLDER": folder, "FIRSTHOP_BENCH_PORT": "\(port)",
                "FIRSTHOP_BENCH_SECRET": RadiusServing.secret, "FIRSTHOP_BENCH_DATABASE": bench.postgreSQL ?? "",
            ], log: "\(folder)/output")
        try process.output(within: 300) { $0.contains("Ready to process requests") ? () : nil }
        return RadiusServing(process: process, port: port)
    }

    private static func writeUsers(_ path: String, count: Int) throws {
        try RadiusSubscribers.write(path, count: count) { number in
            """
            \(RadiusSubscribers.name(number)) Cleartext-Password := "\(RadiusSubscribers.password(number))"
            \tMessage-Authenticator = 0x00, Framed-IPv6-Prefix = \(RadiusSubscribers.framed(number)), \
            Delegated-IPv6-Prefix = \(RadiusSubscribers.delegated(number)), Mikrotik-Rate-Limit = "20M/100M", \
            Class = "\(RadiusSubscribers.name(number))"

            """
        }
    }

    /// Makes and fills the two tables that its queries read, and moves the database server to the servers' core.
    private static func fillTables(_ bench: Bench, folder: String, count: Int) throws {
        guard let database = bench.postgreSQL else { throw BenchmarkError("there is no PostgreSQL to measure with") }
        try RadiusSubscribers.write("\(folder)/radcheck", count: count) { number in
            "\(RadiusSubscribers.name(number))\tCleartext-Password\t:=\t\(RadiusSubscribers.password(number))\n"
        }
        try RadiusSubscribers.write("\(folder)/radreply", count: count) { number in
            let name = RadiusSubscribers.name(number)
            return [
                ("Message-Authenticator", "0x00"), ("Framed-IPv6-Prefix", RadiusSubscribers.framed(number)),
                ("Delegated-IPv6-Prefix", RadiusSubscribers.delegated(number)),
                ("Mikrotik-Rate-Limit", "20M/100M"), ("Class", name),
            ].map { "\(name)\t\($0)\t=\t\($1)\n" }.joined()
        }
        for table in ["radcheck", "radreply"] {
            try psql(
                database,
                """
                DROP TABLE IF EXISTS \(table);
                CREATE TABLE \(table) (id serial PRIMARY KEY, username text NOT NULL, attribute text NOT NULL, \
                op varchar(2) NOT NULL, value text NOT NULL);
                \\copy \(table) (username, attribute, op, value) FROM '\(folder)/\(table)'
                CREATE INDEX \(table)_username ON \(table) (username, attribute);
                ANALYZE \(table);
                """)
        }
        let postmaster = try psql(
            database, "SELECT regexp_replace(pg_read_file('postmaster.pid'), E'\\n.*', '')")
        try Command.run([
            "taskset", "-c", "-p", "\(ServerProcess.core)", postmaster.trimmingCharacters(in: .whitespacesAndNewlines),
        ])
    }

    @discardableResult
    private static func psql(_ database: String, _ text: String) throws -> String {
        try Command.run(["psql", "-q", "-At", "-X", "-v", "ON_ERROR_STOP=1", "-d", database], input: text)
    }
}
