// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// `firsthop contention`, as the built program.
@Suite("firsthop contention")
struct ContentionCommandsTests {
    @Test(arguments: StorageEngine.allCases)
    func `what is said of plans, routers and sectors decides who gets what`(engine: StorageEngine) async throws {
        try await SharedTower.with(engine) { tower in
            #expect(
                try await tower.text("contention plan 'Home 5'") == "ratio 1:5, each line is guaranteed its share\n")
            #expect(try await tower.text("contention router tower").contains("behind router 1"))
            let sectors = try await tower.text("contention sector list")
            #expect(sectors.contains("AP north") && sectors.contains("30M/10M"))

            // Seven at 1:5 share seven fifths of the plan; each is guaranteed a fifth of it.
            let places = try #require(try await tower.json("contention show core")["places"])
            let group = try #require(places.elements.first { $0["kind"]?.string == "plan" })
            #expect(group["limit"]?.string == "7M/1400k" && group["members"]?.number == 7)
            #expect(group["sold"]?.string == "35M/7M" && group["oversubscription_down"]?.string == "5.00")
            let line = try #require(places.elements.first { $0["place"]?.string == "line-1" })
            #expect(line["limit"]?.string == "5M/1M" && line["guarantee"]?.string == "1M/200k")

            // The sources' figures: two heavy lines of seven get 3.5 each, all seven 1 each, one alone its 5.
            let two = try await tower.text("contention shares core --line line-1 --line line-7")
            #expect(two.components(separatedBy: "3.5 Mbit/s").count == 3 && two.contains("plan “Home 5”"))
            let seven = try await tower.json("contention shares core")
            #expect(seven.elements.map { $0["bits_per_second"]?.number } == Array(repeating: 1_000_000, count: 7))
            let one = try await tower.json("contention shares core --line line-3 --direction up")
            #expect(one.elements.map { $0["bits_per_second"]?.number } == [1_000_000])

            let moved = try await tower.text("contention place line-3 'AP north' --dry-run")
            #expect(moved.hasPrefix("Dry run"))
            try await tower.text("contention sector change 'AP north' --capacity 6M/2M")
            // Two of the plan in a sector are a tree of their own, below the sector's cap.
            let sector = try await tower.json("contention shares tower --line line-1 --line line-2")
            #expect(sector.elements.map { $0["bits_per_second"]?.number } == [2_500_000, 2_500_000])
            for number in 1...2 { try await tower.text("contention place line-\(number) none") }
            try await tower.text("contention sector remove 'AP north'")
            #expect(!(try await tower.text("contention sector list")).contains("AP north"))
        }
    }

    @Test func `the lint says what is unwise, and fails when it is told to`() async throws {
        try await SharedTower.with { tower in
            // Two of seven lines at full speed leave nothing to the others: a warning.
            #expect(try await tower.text("contention lint core").contains("CN001"))
            let strict = try await tower.program.firsthop("contention", "lint", "core", "--strict")
            #expect(strict.ending == .exited(1) && strict.output.contains("warning CN001"))
            try await tower.text("contention plan 'Home 5' --ratio 1:2 --no-guarantee")
            let fine = try await tower.program.firsthop("contention", "lint", "core", "--strict")
            #expect(fine.ending == .exited(0), "\(fine.output)")
        }
    }

    /// The same for every kind of router, the same bytes on both engines, and the same again.
    @Test func `queues are written for every kind of router`() async throws {
        var written: [[String]] = []
        for engine in StorageEngine.allCases {
            try await SharedTower.with(engine) { tower in
                let commands = [
                    "contention render core --for routeros --queues simple", "contention render core --for routeros",
                    "contention render core --for linux --towards-subscribers lan0 --towards-internet wan0",
                    "contention render core --for libreqos --file network",
                    "contention render core --for libreqos --file devices",
                ]
                let first = try await Self.all(commands, tower)
                #expect(try await Self.all(commands, tower) == first)
                written.append(first)
                let drawing = tower.program.folder.file("core.svg")
                #expect(
                    try await tower.text("contention render core --for draw -o \(drawing)") == "written to \(drawing)\n"
                )
                let picture = try String(contentsOfFile: drawing, encoding: .utf8)
                #expect(
                    picture.contains("<svg") && picture.contains("Capacity of core")
                        && picture.contains("AP north") == false)
            }
        }
        #expect(written.count == 2 && written[0] == written[1])
        let expected = [
            ["max-limit=1400000/7000000", "max-limit=1000000/5000000 limit-at=200000/1000000", "3fff:100:0:700::/56"],
            ["max-limit=1400000/7000000", "firsthop:router-"],
            ["rate 7000000bit ceil 7000000bit", "rate 1000000bit ceil 5000000bit", "3fff:100:0:700::/56 : 1:"],
            ["\"downloadBandwidthMbps\": 7", "\"uploadBandwidthMbps\": 1.4"],
            ["\"198.51.100.7/32\",\"3fff:100:0:700::/56\",1,0.2,5,1"],
        ]
        for (text, words) in zip(try #require(written.first), expected) {
            for word in words { #expect(text.contains(word), "\(word):\n\(text)") }
        }
    }

    private static func all(_ commands: [String], _ tower: SharedTower) async throws -> [String] {
        var texts: [String] = []
        for command in commands { texts.append(try await tower.text(command)) }
        return texts
    }

    @Test func `what cannot be shared is refused when it is saved, and changes nothing`() async throws {
        try await SharedTower.with { tower in
            let before = try await tower.everything()
            for row in try VectorFile("contention/bad-commands.txt").rows {
                let outcome = try await tower.program.firsthop(AddressesProgram.arguments(try row.field(0)))
                #expect(outcome.ending == .exited(try row.field(1) { Int32($0) }), "\(row): \(outcome)")
                #expect(outcome.errorOutput.contains(try row.field(2)), "\(row): \(outcome.errorOutput)")
                #expect(outcome.output.isEmpty, "\(row)")
            }
            #expect(try await tower.everything() == before)
        }
    }
}
