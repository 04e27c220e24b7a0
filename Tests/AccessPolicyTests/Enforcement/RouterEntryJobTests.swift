// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// What a router's own tables have is what they should have, whatever gets lost and whoever dies. The table itself is judged.
@Suite struct RouterEntryJobTests {
    private static let rules = EnforcementRules()

    private static func entries() throws -> [RouterEntry] {
        let prefixes = [try IPPrefix(parsing: "192.0.2.7/32"), try IPPrefix(parsing: "3fff:100::/56")]
        return [
            .none, RouterEntry(list: "blocked", prefixes: prefixes), RouterEntry(list: "new", prefixes: prefixes),
            RouterEntry(list: "blocked", prefixes: [prefixes[0]]),
            RouterEntry(rates: Rates(down: 2, up: 1), prefixes: prefixes),
        ]
    }

    /// Loses half, does a third by halves, and whoever asks dies between the decision and the answer.
    @Test func everyTableComesRight() throws {
        let all = try Self.entries()
        var kills = 0
        for seed in 0..<1_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            var now = Timestamp(seconds: 1_767_225_600)
            var table = RouterEntry.none
            var job = RouterEntryJob(all[1], at: now)
            for _ in 0..<4 {
                job.want(all.randomElement(using: &generator) ?? .none, at: now)
                for step in 0..<400 {
                    guard let due = job.dueAt else { break }
                    now = max(now, due)
                    var next = job
                    guard let told = next.attempt(at: now) else { break }
                    job = next
                    if step < 100, UInt8.random(in: 0..<255, using: &generator) < 40 {
                        job.want(all.randomElement(using: &generator) ?? .none, at: now)
                    }
                    let answer = Self.write(told, to: &table, using: &generator)
                    if UInt8.random(in: 0..<255, using: &generator) < 60 {
                        kills += 1
                        job.recover(at: now)
                        continue
                    }
                    job.take(answer, at: now, rules: Self.rules, chance: UInt16.random(in: 0...9, using: &generator))
                }
                #expect(job.dueAt == nil && table == job.wanted, "seed \(seed): \(table) and \(job)")
                #expect((job.phase == .over) == job.wanted.isNone)
            }
        }
        #expect(kills > 1_000)
    }

    private static func write(
        _ entry: RouterEntry, to table: inout RouterEntry, using generator: inout SeededGenerator
    ) -> EnforcementAnswer {
        switch UInt8.random(in: 0..<6, using: &generator) {
        case 0: return .notNow
        case 1:
            table = RouterEntry(list: entry.list, rates: table.rates, prefixes: Array(entry.prefixes.prefix(1)))
            return .silent
        case 2:
            table = entry
            return .silent
        case 3: return .never
        default:
            table = entry
            return .done
        }
    }

    /// A router that does not get a line onto a list leaves it to other ways, and one that does not get it off is told at least once
    /// a minute for as long as it takes.
    @Test func whoCannotBeListedFailsAndWhoIsListedIsNotForgotten() throws {
        let all = try Self.entries()
        var now = Timestamp(seconds: 0)
        var job = RouterEntryJob(all[1], at: now)
        for _ in 0..<Self.rules.triesPerWay {
            #expect(!job.hasFailed)
            now = job.dueAt ?? now
            let told = job.attempt(at: now)
            #expect(told == all[1])
            job.take(.notNow, at: now, rules: Self.rules, chance: .max)
        }
        #expect(job.hasFailed)
        job.want(.none, at: now)
        for _ in 0..<100 {
            now = job.dueAt ?? now
            let told = job.attempt(at: now)
            #expect(told == RouterEntry.none)
            job.take(.never, at: now, rules: Self.rules, chance: .max)
            let wait = now.duration(to: job.dueAt ?? now)
            #expect(!job.hasFailed && wait > .zero && wait <= Self.rules.longestWait)
        }
    }

    /// The ways of a router for a session: a rung that would leave a part of the line open is none.
    @Test func waysFollowWhatARouterCanDo() {
        let leaky = GardenTerms(addressList: Array("Reject_1".utf8), keepOwnAddresses: true)
        func abilities(
            _ vendor: NASVendor, _ kind: AccessKind, door: Bool = false, longest: UInt32? = nil,
            _ login: GardenWay = .refuse
        ) -> BlockingAbilities {
            BlockingAbilities(
                vendor: vendor, kind: kind, hasRouterAccess: door, nextLogin: login, longestSession: longest)
        }
        #expect(abilities(.mikrotik, .pppoe, door: true, .garden(leaky)).isHeldByLists)
        #expect(!abilities(.mikrotik, .pppoe, .garden(leaky)).isHeldByLists)
        #expect(!abilities(.cisco, .pppoe, door: true).isHeldByLists)
        #expect(!abilities(.mikrotik, .wirelessMAC, door: true).isHeldByLists)
        #expect(abilities(.mikrotik, .static, door: true).isHeldByLists)
        #expect(abilities(.mikrotik, .pppoe, .garden(leaky)).waysToBlock.ways == [.disconnect])
        #expect(abilities(.mikrotik, .dhcpv4).waysToBlock.ways.isEmpty)
        #expect(abilities(.mikrotik, .dhcpv4, longest: 600).waysToBlock.ways == [.runOut])
        #expect(abilities(.ubiquiti, .pppoe).waysToBlock.ways == [.disconnect])
        func change(_ abilities: BlockingAbilities, hasQueue: Bool = false) -> [EnforcementWay] {
            abilities.waysToChange(hasQueue: hasQueue, takesQueue: true).ways
        }
        #expect(change(abilities(.mikrotik, .pppoe, door: true)) == [.change, .router, .disconnect])
        #expect(change(abilities(.mikrotik, .pppoe, door: true), hasQueue: true) == [.router, .disconnect])
        #expect(change(abilities(.mikrotik, .dhcpv6, door: true)) == [.router])
        #expect(change(abilities(.accelPPP, .pppoe, door: true)) == [.change, .disconnect])
        #expect(change(abilities(.cambium, .wirelessEAP)) == [.disconnect])
    }

    @Test func meters() {
        let proof = MeterProof(cap: Rates(down: 1_000_000, up: 1_000_000))
        let minute = Duration.seconds(60)
        #expect(!proof.isExceeded(down: 7_500_000, up: 0, in: minute), "as fast as it may be")
        #expect(proof.isExceeded(down: 15_000_000, up: 0, in: minute))
        #expect(proof.isExceeded(down: 0, up: 15_000_000, in: minute))
        #expect(!proof.isExceeded(down: 15_000_000, up: 0, in: .seconds(29)), "too short a time")
        #expect(!MeterProof(cap: .init(both: .max)).isExceeded(down: .max, up: .max, in: minute))
        #expect(!MeterProof(cap: BlockingJob.trickle).isExceeded(down: 400_000, up: 0, in: minute), "a page or two")
    }
}
