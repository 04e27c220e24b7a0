// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TestKit

@Suite struct PostgresClusterTests {
    @Test func givesEachTestAnEmptyDatabaseOfItsOwn() async throws {
        try Need.command("psql")
        async let first = PostgresCluster.shared.freshDatabase()
        async let second = PostgresCluster.shared.freshDatabase()
        let (one, two) = try await (first, second)
        #expect(one != two)
        let sql = """
            SHOW fsync; SHOW listen_addresses; SHOW lc_collate; SHOW server_encoding;
            SELECT count(*) FROM pg_tables WHERE schemaname = 'public'; SELECT 'b' < 'a', 'Z' < 'a';
            """
        let arguments = sql.split(separator: ";").flatMap { ["-c", String($0)] }
        let outcome = try await ChildProcess.run("psql", ["-XqAt", "-d", two] + arguments)
        #expect(try outcome.outputOfSuccess(of: "psql") == "on\n\nC\nUTF8\n0\nf|t\n")
    }
}
