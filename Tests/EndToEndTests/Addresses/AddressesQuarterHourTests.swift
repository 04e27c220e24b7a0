// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// A first quarter of an hour with the address plan, from an empty one to a question about the past.
@Suite("firsthop addresses, the first quarter of an hour")
struct AddressesQuarterHourTests {
    @Test(arguments: StorageEngine.allCases)
    func `a plan is laid out from nothing`(engine: StorageEngine) async throws {
        try await AddressesProgram.withEmpty(on: engine) { program in
            #expect(try await program.text("show").contains("The address plan is empty."))
            for command in [
                "add block 2001:db8::/32 --name Registry --placement sparse --allow-documentation",
                "add site --length 36 --below Registry --name North",
                "add nas --length 40 --below North --name 'Tower 1' --nas tower-1 --growth-reserve 2 --discard-route",
                "pool --length 44 --below 'Tower 1' --name Homes --order sparse --growth-reserve 1",
                "pool --length 44 --below 'Tower 1' --name Businesses --delegate /48",
                "pool --length 48 --below 'Tower 1' --name Links --kind link",
                "pool 2001:db8:ffff::/48 --name Routers --kind infrastructure --delegate /128",
                "add block 192.0.2.0/24 --name Legacy --allow-documentation",
                "add nas 192.0.2.0/24 --name 'Tower 1 IPv4' --nas tower-1",
                "pool 192.0.2.0/25 --name 'Tower 1 addresses'", "grow Homes",
                "change Registry --discard-route --note 'from the registry'",
                "add site --length 36 --below Registry --name South", "split South --into 40 --count 3 --as nas",
                "remove South-3",
            ] { try await program.text(command) }
            Golden("addresses/quarter-of-an-hour.golden").expect(try await program.text("show"))
            #expect(try await program.text("lint --allow-documentation").contains("AP009"))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func `a prefix is given, kept, given back and remembered`(engine: StorageEngine) async throws {
        try await AddressesProgram.withDemo("recommended", on: engine) { program in
            let tried = try await program.json("assign 700 --dry-run")
            #expect(try await program.json("find 700")["holdings"]?.count == 0)
            let given = try await program.json("assign 700")
            let prefix = try #require(given["holding"]?["prefix"]?.string)
            #expect(prefix.hasSuffix("/56") && prefix == tried["holding"]?["prefix"]?.string)
            #expect(try await program.json("assign 700")["holding"]?["prefix"]?.string == prefix)
            #expect(try await program.text("find 700").contains(prefix))

            #expect(try await program.text("release --service 700").contains("kept until"))
            #expect(try await program.text("who \(prefix)").contains("Nobody had all of \(prefix)"))
            #expect(try await program.json("who \(prefix)")["before"]?["service"]?.number == 700)
            #expect(try await program.json("assign 700")["holding"]?["prefix"]?.string == prefix)
            let answer = try await program.json("who \(prefix)")
            #expect(answer["holdings"]?[0]?["service"]?.number == 700 && answer["holdings"]?[0]?["to"]?.isNull == true)

            try await program.text("release \(prefix)")
            #expect(try await program.text("free --expired").contains("0 prefixes"))
            #expect(try await program.run(["free", prefix]).ending == .exited(64))
            try await program.text("free --now \(prefix)")
            #expect(try await program.json("find 700")["holdings"]?.count == 0)
            #expect(try await program.json("who --service 700")["holdings"]?.count == 2)
        }
    }

    @Test func `all of a router receive theirs, as many as there are`() async throws {
        try await AddressesProgram.withDemo("recommended") { program in
            #expect(try await program.json("assign --all-of pppoe-2 --dry-run")["holdings"]?.count == 79)
            #expect(try await program.json("assign --all-of pppoe-2")["holdings"]?.count == 79)
            #expect(try await program.json("assign --all-of pppoe-2")["holdings"]?.count == 0)
            #expect(try await program.text("assign 3 --size business").contains("/48"))
            #expect(try await program.text("assign 3 --assignment").contains("/64"))
            let address = try await program.json("assign 3 --assignment --prefix 2a0f:f041:f::7")
            #expect(address["holding"]?["prefix"]?.string == "2a0f:f041:f::7/128")
        }
    }
}
