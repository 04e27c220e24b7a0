// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit

/// A provider with a tower behind a central router: seven lines of a plan at 1:5, two of them in a sector of 30 Mbit/s.
struct SharedTower {
    let program: AddressesProgram

    static func with(_ engine: StorageEngine = .sqlite, _ body: (SharedTower) async throws -> Void) async throws {
        try await AddressesProgram.withEmpty(on: engine) { program in
            let tower = SharedTower(program: program)
            for command in [
                "customer company Provider --currency EUR --zone Etc/UTC",
                "plan add 'Home 5' 5M/1M --profile home-5", "plan add Thin 1M/500k", "plan add Huge 900M/900M",
                "nas add core 192.0.2.1 --vendor mikrotik --version 7.20",
                "nas add tower 192.0.2.2 --vendor mikrotik --version 7.20",
                "addresses add block 3fff:100::/32 --name lines --allow-documentation",
                "addresses add block 198.51.100.0/24 --name v4 --allow-documentation",
                "service import \(try tower.lines())", "contention plan 'Home 5' --ratio 1:5 --guarantee",
                "contention router core --position central --rule plans --uplink 1G/1G",
                "contention router tower --behind core", "contention sector add tower 'AP north' 30M/10M --reserve 10",
                "contention sector add core Roof 100M/100M", "contention place line-1 'AP north'",
                "contention place line-2 'AP north'",
            ] {
                try await tower.text(command)
            }
            try await body(tower)
        }
    }

    /// A file for the import.
    private func lines() throws -> String {
        let path = program.folder.file("lines.csv")
        let rows = (1...7).map { number in
            "line-\(number),Customer \(number),Home 5,user-\(number),word,tower,3fff:100:0:\(number)00::/56,198.51.100.\(number),active"
        }
        let heading = "service,customer,plan,user_name,password,nas,delegation,ipv4,state"
        try ([heading] + rows).joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// The output of a command that must succeed.
    @discardableResult
    func text(_ command: String) async throws -> String {
        try await program.firsthop(AddressesProgram.arguments(command)).outputOfSuccess(of: "firsthop \(command)")
    }

    /// The output of a command with `--json` that must succeed.
    func json(_ command: String) async throws -> JSONShape {
        try JSONShape(parsing: try await text(command + " --json"))
    }

    /// All that a refused command must leave as it was.
    func everything() async throws -> [String] {
        var all: [String] = []
        for command in [
            "contention plan 'Home 5'", "contention router core", "contention router tower", "contention sector list",
            "contention show core", "contention show tower", "plan show 'Home 5'", "service export",
        ] {
            all.append(try await text(command))
        }
        return all
    }
}
