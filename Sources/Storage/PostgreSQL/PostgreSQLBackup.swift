// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL
import Foundation
import ProviderValues

/// Copies of a PostgreSQL database by PostgreSQL's own programs, in the custom format.
enum PostgreSQLBackup {
    /// Dumps a database in use into a new file.
    static func dump(_ connection: Secret, to path: String) throws {
        try run(
            "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file=\(path)"], connection,
            onFailure: .unreachable)
    }

    /// Restores a dump into a database without tables, all or nothing.
    static func restore(from path: String, into connection: Secret) throws {
        try requireEmpty(connection)
        let database = try environment(connection)["PGDATABASE"] ?? "postgres"
        try run(
            "pg_restore",
            ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--dbname=\(database)", path],
            connection, onFailure: .corrupt)
    }

    private static func requireEmpty(_ secret: Secret) throws {
        let connection = PostgreSQLConnection(secret, for: .reading)
        try connection.begin()
        defer { connection.rollback() }
        let tables = try Database(connection: connection).first(
            "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
        ) { try $0.int(0) }
        guard tables == 0 else {
            throw StorageError(
                .readOnly, doing: "restoring", detail: "the database has tables already; restore into an empty one")
        }
    }

    /// The connection as environment variables: what stands in a command line, every user of the machine can read.
    private static func environment(_ connection: Secret) throws -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(connection.revealText() ?? "", &message) else {
            let words = message.map { String(cString: $0) } ?? "it cannot be read"
            PQfreemem(message)
            throw StorageError(.unreachable, doing: "reading the connection string", detail: words)
        }
        defer { PQconninfoFree(options) }
        var environment: [String: String] = [:]
        var option = options
        while option.pointee.keyword != nil {
            if let variable = option.pointee.envvar, let value = option.pointee.val {
                environment[String(cString: variable)] = String(cString: value)
            }
            option += 1
        }
        return environment
    }

    /// - Parameter onFailure: what a failure means that is neither the disk's nor the connection's.
    private static func run(
        _ program: String, _ arguments: [String], _ connection: Secret, onFailure: StorageError.Kind
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try find(program))
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(try environment(connection)) { _, new in new }
            .merging(["LC_ALL": "C"]) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let words = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let detail = String(decoding: words, as: UTF8.self).split(separator: "\n").prefix(3).joined(separator: "; ")
            throw StorageError(kind(of: detail) ?? onFailure, doing: program, detail: detail)
        }
    }

    /// The programs have words for people only; they run untranslated (see ``run(_:_:_:onFailure:)``).
    private static func kind(of words: String) -> StorageError.Kind? {
        if words.contains("No space left") { return .full }
        return words.contains("connection to server") ? .unreachable : nil
    }

    /// The program on the PATH, or where Debian keeps the server's own version.
    private static func find(_ program: String) throws -> String {
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: debianFolder)) ?? []).sorted(by: >)
        let folders = versions.map { "\(debianFolder)/\($0)/bin" } + path
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(program)") {
            return "\(folder)/\(program)"
        }
        throw StorageError(
            .unreachable, doing: "looking for \(program)", detail: "it is not installed; install postgresql-client")
    }

    private static let debianFolder = "/usr/lib/postgresql"
}
