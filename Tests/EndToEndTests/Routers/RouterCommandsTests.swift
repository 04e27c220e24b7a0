// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// `firsthop nas router`, as the built program, with a router that somebody else wrote.
@Suite("firsthop nas router")
struct RouterCommandsTests {
    /// A provider with a router, how to log in there by TLS, and the router itself.
    private struct Tower {
        let program: AddressesProgram
        let router: FakeRouter
        let certificate: TestCertificate

        func run(_ command: String, input: String = "") async throws -> ChildProcess.Outcome {
            try await program.firsthop(AddressesProgram.arguments("nas router " + command), input: input)
        }

        @discardableResult
        func text(_ command: String, input: String = "") async throws -> String {
            try await run(command, input: input).outputOfSuccess(of: "firsthop nas router \(command)")
        }

        /// The words of a command that must fail.
        func refused(_ command: String, input: String = "") async throws -> String {
            let outcome = try await run(command, input: input)
            #expect(outcome.ending == .exited(1) && outcome.output.isEmpty, "\(command): \(outcome)")
            return outcome.errorOutput
        }

        static func with(_ engine: StorageEngine, _ body: (Tower) async throws -> Void) async throws {
            try await AddressesProgram.withEmpty(on: engine) { program in
                let certificate = try await TestCertificate("tower", in: program.folder)
                let router = try await FakeRouter([
                    "--certificate", certificate.path, "--identity", "Tower 1", "--version", "7.20.1",
                ])
                _ = try await program.firsthop("nas", "add", "tower", "127.0.0.1", "--vendor", "mikrotik")
                    .outputOfSuccess(of: "nas add")
                try await body(Tower(program: program, router: router, certificate: certificate))
            }
        }

        /// Enters the account as the manual says.
        func setUp() async throws {
            let port = try #require(router.ports.apiTLS)
            let shown = try await ChildProcess.run(
                try BuiltProgram.path("firsthop"), ["nas", "router", "fingerprint", "127.0.0.1", "--port", "\(port)"])
            #expect(shown.output == certificate.fingerprint + "\n")
            try await text(
                "set tower --port \(port) --user \(FakeRouter.userName) --password-file - --fingerprint \(certificate.fingerprint)",
                input: FakeRouter.password + "\n")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func `a router is logged in at, looked at, and left as it was`(engine: StorageEngine) async throws {
        try await Tower.with(engine) { tower in
            try await tower.setUp()
            #expect(try await tower.text("show tower").contains(tower.certificate.fingerprint))
            let health = try await tower.text("test tower")
            for word in ["Tower 1", "7.20.1", "CCR2004-16G-2S+", "3 %"] { #expect(health.contains(word), "\(word)") }
            let session = ["name": "alice", "address": "198.51.100.7", "delegated": "3fff:100:0:100::/56"]
            try await tower.router.order("session", session)
            #expect(try await tower.text("sessions tower").contains("alice"))
            #expect(try await tower.text("bindings tower --record").contains("3fff:100:0:100::/56"))

            let rest = "rest tower --port \(tower.router.ports.wwwTLS ?? 0)"
            let resource = try await tower.text(rest)
            for word in ["7.20.1 (stable)", "uptime", "cpu-load"] { #expect(resource.contains(word), "\(word)") }
            let active = try JSONShape(
                parsing: try await tower.text(rest + " /ppp/active --where name=alice --property address --json"))
            #expect(active[0]?["address"]?.string == "198.51.100.7" && active.count == 1)
            #expect(try await tower.text(rest + " ppp/active --where name=nobody") == "The router has no such rows.\n")

            let dump = try await tower.router.dump()
            #expect(dump.journal.isEmpty, "\(dump.journal)")
            try await tower.text("remove tower")
            #expect(try await tower.text("show tower").contains("has no account"))
        }
    }

    @Test func `every refusal says what to do`() async throws {
        try await Tower.with(.sqlite) { tower in
            #expect(try await tower.refused("test tower").contains("`firsthop nas router set`"))
            #expect(try await tower.refused("rest tower").contains("`firsthop nas router set`"))
            #expect(try await tower.refused("remove tower").contains("tower"))
            #expect(try await tower.refused("show nowhere").contains("there is no router “nowhere”"))
            try await tower.setUp()
            let rest = "rest tower --port \(tower.router.ports.wwwTLS ?? 0)"
            #expect(try await tower.refused(rest + " /ip/nonsense").contains("no such command prefix"))
            #expect(try await tower.refused(rest + " '/ip/a b'").contains("/ip/a b"))
            #expect(try await tower.run(rest + " --where name").ending == .exited(64))

            // The password is wrong: both doors say so, and neither says the password.
            try await tower.text("set tower --password-file -", input: "wrong-word\n")
            for (command, policy) in [("test tower", "api, read"), (rest, "rest-api and read")] {
                let words = try await tower.refused(command)
                #expect(words.contains("does not let us in") && words.contains(policy), "\(words)")
                #expect(!words.contains("wrong-word"))
            }
            // Somebody else answers: nothing is sent.
            let logins = try await tower.router.dump().heard.count
            let other = String(repeating: "00:", count: 31) + "00"
            try await tower.text("set tower --fingerprint \(other)")
            for command in ["test tower", "sessions tower", "bindings tower", rest] {
                #expect(try await tower.refused(command).contains(tower.certificate.fingerprint), "\(command)")
            }
            #expect(try await tower.router.dump().heard.count == logins)
            // A garbled answer and a closed port end soon.
            try await tower.text("set tower --security plain --port \(tower.router.ports.api)")
            try await tower.router.order("conduct", ["manner": "garbage"])
            #expect(try await tower.refused("test tower").contains("127.0.0.1"))
            let closed = try FreePort.find()
            try await tower.text("set tower --port \(closed)")
            #expect(try await tower.refused("test tower").contains("cannot be reached"))
        }
    }
}
