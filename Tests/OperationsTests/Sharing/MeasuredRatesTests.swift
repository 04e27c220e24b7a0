// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct MeasuredRatesTests {
    /// In a quarter of an hour a million bits a second are so many octets.
    private static let megabit: UInt64 = 1_000_000 * 900 / 8

    /// The busiest quarter of a place is that of its lines together, which is less than their own busiest added up; download and
    /// upload each have their own.
    @Test(arguments: StorageEngine.allCases)
    func aPlaceIsMeasuredInItsOwnBusiestQuarter(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let provider = lab.provider
            var lines: [ServiceID] = []
            for name in ["anna", "ben", "cleo"] {
                var terms = try provider.terms(name)
                terms.nas = provider.nas
                lines.append(try await provider.add(terms))
            }
            let megabit = Self.megabit
            // Megabits a second in three quarters, download and upload: anna 8/1, 2/0, 0/5; ben 1/0, 6/2, 0/0; cleo nothing.
            try await lab.apply([
                lab.record(.start, "anna", at: 0), lab.record(.start, "ben", at: 0),
                lab.record(.interim, "anna", at: 900, lasting: 900, down: 8 * megabit, up: megabit),
                lab.record(.interim, "ben", at: 900, lasting: 900, down: megabit),
                lab.record(.interim, "anna", at: 1_800, lasting: 1_800, down: 10 * megabit, up: megabit),
                lab.record(.interim, "ben", at: 1_800, lasting: 1_800, down: 7 * megabit, up: 2 * megabit),
                lab.record(.stop, "anna", at: 2_700, lasting: 2_700, down: 10 * megabit, up: 6 * megabit),
            ])
            let tree = try ContentionTree(try await lab.store.contentionScene(of: provider.nas))
            let span = SessionLab.start..<SessionLab.start.advanced(by: .seconds(2_700))
            let measured = try await lab.store.measuredRates(of: tree, in: span)
            func rates(of subject: ContentionNode.Subject) throws -> Rates {
                let place = try #require(tree.nodes.firstIndex { $0.subject == subject })
                return measured.rates[place]
            }
            #expect(try rates(of: .line(lines[0])) == Rates(down: 8_000_000, up: 5_000_000))
            #expect(try rates(of: .line(lines[1])) == Rates(down: 6_000_000, up: 2_000_000))
            #expect(try rates(of: .line(lines[2])) == Rates(both: 0))
            #expect(measured.rates[0] == Rates(down: 9_000_000, up: 5_000_000))
            #expect(measured.rates.count == tree.nodes.count)
            // Of another span only what fell into it.
            let second = SessionLab.start.advanced(by: .seconds(900))..<SessionLab.start.advanced(by: .seconds(1_800))
            let then = try await lab.store.measuredRates(of: tree, in: second)
            #expect(then.rates[0] == Rates(down: 8_000_000, up: 2_000_000))
        }
    }
}
