// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// The commands for customers, services, plans, routers and realms, as the built program.
@Suite("firsthop customer, service, plan, nas, realm")
struct ProviderCommandsTests {
    /// Runs a command line that must succeed.
    private func text(_ command: String, _ program: AddressesProgram, input: String = "") async throws -> String {
        try await program.firsthop(AddressesProgram.arguments(command), input: input)
            .outputOfSuccess(of: "firsthop \(command)")
    }

    @Test(arguments: StorageEngine.allCases)
    func `a customer gets a line, and nobody sees its secrets again`(engine: StorageEngine) async throws {
        try await AddressesProgram.withDemo("recommended", on: engine) { program in
            _ = try await text("plan add 'Night owl' 200M/50M --dns 2001:db8::53,192.0.2.53", program)
            let added = try await text("nas add bng 192.0.2.7 --vendor cisco", program)
            let secret = try #require(added.split(separator: " ").last?.trimmingCharacters(in: .whitespacesAndNewlines))
            #expect(secret.utf8.count >= 24)
            _ = try await text("customer add 'Bára Nová'", program)
            _ = try await text(
                "service add bara --customer 'Bára Nová' --plan 'Night owl' --nas bng --user-name bara@x --password-file -",
                program, input: "correct horse\n")
            _ = try await text("service change bara --mac 0016.3e00.0001 --mac-binding first:2 --hold unpaid", program)
            _ = try await text("realm set Partner.example proxy --host ::1 --secret-file -", program, input: "shared\n")
            var shown = ""
            for command in [
                "customer show 'Bára Nová'", "service show bara@x", "service show bara --json", "service list ba",
                "plan show 'Night owl'", "plan list", "nas show bng", "nas list --json", "realm list", "service export",
            ] {
                shown += try await text(command, program)
            }
            for word in ["Night owl", "00:16:3e:00:00:01", "first:2", "unpaid", "@partner.example", "2001:db8::53"] {
                #expect(shown.contains(word), "\(word)")
            }
            for hidden in ["correct horse", secret, "shared\n"] { #expect(!shown.contains(hidden)) }
            #expect(try await text("service export --with-passwords", program).contains(",correct horse,"))
        }
    }

    @Test func `every refusal names value and rule, and leaves everything as it was`() async throws {
        try await AddressesProgram.withDemo("recommended") { program in
            let before = try await everything(program)
            for row in try VectorFile("services/bad-commands.txt").rows {
                let outcome = try await program.firsthop(AddressesProgram.arguments(try row.field(0)))
                #expect(outcome.ending == .exited(try row.field(1) { Int32($0) }), "\(row): \(outcome)")
                #expect(outcome.errorOutput.contains(try row.field(2)), "\(row): \(outcome.errorOutput)")
                #expect(outcome.output.isEmpty, "\(row)")
            }
            for command in ["customer change 1 --state blocked", "nas retire 1", "plan archive 1", "service end 1"] {
                let rehearsed = try await text(command + " --dry-run", program)
                #expect(rehearsed.hasPrefix("Dry run, nothing was changed"), "\(command)")
            }
            #expect(try await everything(program) == before)
        }
    }

    private func everything(_ program: AddressesProgram) async throws -> [String] {
        var all: [String] = []
        for command in ["service export", "plan list", "nas list --json", "realm list", "nas show 1", "plan show 1"] {
            all.append(try await text(command, program))
        }
        return all
    }

    @Test(arguments: StorageEngine.allCases)
    func `a file is imported once it is clean, or without its bad rows`(engine: StorageEngine) async throws {
        try await AddressesProgram.withDemo("recommended", on: engine) { program in
            let file = program.folder.file("lines.csv")
            let good = (1...3_000).map { "line-\($0),Customer \($0),Home 100,u\($0),pw\($0),pppoe-1" }
            let bad = ["line-1,Twice,Home 100,other,pw,pppoe-1", "worse,C,No such plan,ada.adler,pw,", "few,fields"]
            let heading = "service,customer,plan,user_name,password,nas"
            try Data(([heading] + good + bad).joined(separator: "\r\n").utf8).write(to: URL(fileURLWithPath: file))
            let before = try await text("service export", program)
            for command in ["service import \(file)", "service import \(file) --dry-run"] {
                let refused = try await program.firsthop(AddressesProgram.arguments(command))
                #expect(refused.ending == .exited(1) && refused.output.isEmpty)
                for words in [
                    "line 3002, service: the name “line-1” stands on line 2",
                    "line 3003, plan: there is no plan “No such plan”",
                    "line 3003, user_name: another service logs in as “ada.adler”",
                    "line 3004: 2 fields are not as many",
                    "3 rows are wrong and 3000 are good; nothing was imported",
                ] {
                    #expect(refused.errorOutput.contains(words), "\(words): \(refused.errorOutput)")
                }
            }
            #expect(try await text("service export", program) == before)
            #expect(
                try await text("service import \(file) --skip-bad", program)
                    == "3000 services imported, 3 bad rows left out\n")
            let again = try await text("service import \(file) --skip-bad --skip-existing", program)
            #expect(again.hasPrefix("0 services imported, 3000 were there already"))
            #expect(try await text("service list line-3000 --json", program).contains("\"user_name\": \"u3000\""))
        }
    }

    @Test func `the demo says how to log in`() async throws {
        try await AddressesProgram.withEmpty { program in
            let outcome = try await program.firsthop("demo", "--json")
            #expect(outcome.ending == .exited(0), "\(outcome)")
            let demo = try JSONShape(parsing: outcome.output)
            #expect(demo["logins"]?.count == 2)
            let login = try #require(demo["logins"]?[0])
            let user = try #require(login["user_name"]?.string)
            #expect(login["source"]?.string == "127.0.0.1" && login["secret"]?.string != nil)
            let service = try JSONShape(parsing: try await text("service show \(user) --json", program))
            #expect(
                service["nas_name"]?.string == login["router"]?.string && service["plan_name"]?.string == "Home 100")
            #expect((service["holdings"]?.count ?? 0) > 0)
        }
    }
}
