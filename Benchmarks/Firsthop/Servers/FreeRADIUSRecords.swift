// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Debian's FreeRADIUS as a server of accounting, configured by the files in `Benchmarks/FreeRADIUS`.
enum FreeRADIUSRecords: String {
    /// A text file, which it does not sync.
    case detail
    case sqlite = "records-sqlite"
    case postgreSQL = "records-postgresql"

    var title: String {
        switch self {
        case .detail: "FreeRADIUS detail file"
        case .sqlite: "FreeRADIUS SQLite"
        case .postgreSQL: "FreeRADIUS PostgreSQL"
        }
    }

    /// Starts it, and returns when it is ready.
    /// - Parameter database: a connection string of an empty PostgreSQL database.
    func start(_ bench: Bench, database: String? = nil) throws -> RadiusServing {
        let folder = bench.folder.file(rawValue)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try makeTable(folder, database)
        let port = try FreePort.find()
        let process = try ServerProcess(
            ["/usr/sbin/freeradius", "-d", "\(bench.sources)/FreeRADIUS", "-n", rawValue, "-f", "-l", "stdout"],
            environment: [
                "FIRSTHOP_BENCH_FOLDER": folder, "FIRSTHOP_BENCH_PORT": "\(port)",
                "FIRSTHOP_BENCH_SECRET": RadiusServing.secret, "FIRSTHOP_BENCH_DATABASE": database ?? "",
            ], log: "\(folder)/output")
        try process.output(within: 60) { $0.contains("Ready to process requests") ? () : nil }
        return RadiusServing(process: process, port: port)
    }

    private func makeTable(_ folder: String, _ database: String?) throws {
        switch self {
        case .detail: break
        case .sqlite:
            try Command.run(
                ["sqlite3", "\(folder)/records.sqlite"], input: "PRAGMA journal_mode = WAL;\n" + Self.table)
        case .postgreSQL:
            guard let database else { throw BenchmarkError("there is no PostgreSQL to measure with") }
            try Command.run(["psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", database], input: Self.table)
        }
    }

    /// The columns that its statements need, and the one index that they look in.
    private static let table = """
        CREATE TABLE radacct (acctuniqueid text NOT NULL PRIMARY KEY, acctsessionid text, username text, \
        nasipaddress text, acctstarttime bigint, acctupdatetime bigint, acctstoptime bigint, acctsessiontime bigint, \
        acctinputoctets bigint, acctoutputoctets bigint, framedipv6prefix text, delegatedipv6prefix text, \
        acctterminatecause text);

        """
}
