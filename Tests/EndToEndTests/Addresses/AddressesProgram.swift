// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProviderValues
import Storage
import TestKit

/// The built program's `addresses` commands on the data of one test.
struct AddressesProgram {
    /// Where the data directory and files of the test are.
    let folder: TemporaryDirectory
    /// A PostgreSQL connection; nil for SQLite in the data directory.
    private let connection: String?

    /// Runs `body` with a demo provider.
    static func withDemo(
        _ plan: String, on engine: StorageEngine = .sqlite, _ body: (AddressesProgram) async throws -> Void
    ) async throws {
        try await with(engine) { program in
            _ = try await program.firsthop("demo", "--plan", plan).outputOfSuccess(of: "firsthop demo")
            try await body(program)
        }
    }

    /// Runs `body` with a provider that has nothing yet.
    static func withEmpty(
        on engine: StorageEngine = .sqlite, _ body: (AddressesProgram) async throws -> Void
    ) async throws {
        try await with(engine) { program in
            let path = program.folder.file("firsthop.sqlite")
            let location = program.connection.map { StoreLocation.postgreSQL(connection: Secret($0)) }
            try await TemporaryStore.opened(location ?? .sqlite(path: path)) { _ in }
            try await body(program)
        }
    }

    private static func with(_ engine: StorageEngine, _ body: (AddressesProgram) async throws -> Void) async throws {
        let connection =
            switch engine {
            case .sqlite: nil as String?
            case .postgreSQL: try await PostgresCluster.shared.freshDatabase()
            }
        try await TemporaryDirectory.with { folder in
            try await body(AddressesProgram(folder: folder, connection: connection))
        }
    }

    /// Any command of the program, on the test's data.
    func firsthop(_ arguments: String..., input: String = "") async throws -> ChildProcess.Outcome {
        try await firsthop(arguments, input: input)
    }

    /// `firsthop addresses …`
    func run(_ arguments: [String], input: String = "") async throws -> ChildProcess.Outcome {
        try await firsthop(["addresses"] + arguments, input: input)
    }

    /// The output of a command that must succeed; its arguments as one types them, those with blanks in single quotes.
    @discardableResult
    func text(_ command: String, input: String = "") async throws -> String {
        try await run(Self.arguments(command), input: input).outputOfSuccess(of: "firsthop addresses \(command)")
    }

    /// The output of a command with `--json` that must succeed.
    func json(_ command: String) async throws -> JSONShape {
        try JSONShape(parsing: try await text(command + " --json"))
    }

    func firsthop(_ arguments: [String], input: String = "") async throws -> ChildProcess.Outcome {
        let database = connection.map { ["--database", $0] } ?? []
        return try await ChildProcess.run(
            try BuiltProgram.path("firsthop"), arguments + ["--data", folder.path] + database,
            input: .bytes(Array(input.utf8)), within: ChildProcess.patience)
    }

    /// Splits a command line at blanks outside single quotes.
    static func arguments(_ command: String) -> [String] {
        var arguments: [String] = []
        for (index, part) in command.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                arguments += part.split(separator: " ").map(String.init)
            } else {
                arguments.append(String(part))
            }
        }
        return arguments
    }

    /// Everything that a refused command must leave as it was.
    func everything() async throws -> [String] {
        [try await text("export"), try await text("show --json"), try await text("find 2a0f:f041::/32 --json")]
    }
}
