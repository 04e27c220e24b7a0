// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct SectorTests {
    private static let capacity = Rates(down: 150_000_000, up: 30_000_000)

    @Test(arguments: StorageEngine.allCases)
    func sectorsAreAddedChangedAndRemoved(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let store = provider.store
            var terms = SectorDescription(name: "North", capacity: Self.capacity)
            terms.reservePercent = 20
            let added = try await store.perform(AddSector(terms, of: provider.nas))
            #expect(try await store.sectors() == [added])
            let taken = await provider.refusal { try await store.perform(AddSector(terms, of: provider.nas)) }
            #expect(taken?.kind == .taken)
            let before = try await provider.newest()
            let changed = try await store.perform(ChangeSector(added.id) { $0.capacity.up = 40_000_000 })
            #expect(try await store.sector(named: "North") == changed && changed.terms.capacity.up == 40_000_000)
            #expect(try await provider.changes(after: before) == ["changed nas \(provider.nas)"])
            _ = try await store.perform(RemoveSector(added.id))
            #expect(try await store.sectors().isEmpty)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aLineStandsInOneSectorOfItsOwnRouter(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let store = provider.store
            let north = try await store.perform(
                AddSector(SectorDescription(name: "North", capacity: Self.capacity), of: provider.nas))
            let other = try await store.perform(AddNAS(name: "tower-2"))
            let foreign = try await store.perform(
                AddSector(SectorDescription(name: "Far", capacity: Self.capacity), of: other))
            var terms = try provider.terms("anna")
            terms.nas = provider.nas
            let anna = try await provider.add(terms)
            try await store.perform(PlaceInSector(anna, in: north.id))
            #expect(try await store.sector(named: "North").services == 1)
            let elsewhere = await provider.refusal { try await store.perform(PlaceInSector(anna, in: foreign.id)) }
            #expect(elsewhere?.kind == .malformed)
            let full = await provider.refusal { try await store.perform(RemoveSector(north.id)) }
            #expect(full?.kind == .state)
            try await store.perform(PlaceInSector(anna, in: nil))
            #expect(try await store.sector(named: "North").services == 0)
        }
    }

    /// A line is sold 100/20: nothing that carries less may stand above it, whichever of the two changes.
    @Test(arguments: StorageEngine.allCases)
    func noParentIsSlowerThanItsLines(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let store = provider.store
            let small = try await store.perform(
                AddSector(
                    SectorDescription(name: "Small", capacity: Rates(down: 150_000_000, up: 10_000_000)),
                    of: provider.nas))
            let north = try await store.perform(
                AddSector(SectorDescription(name: "North", capacity: Self.capacity), of: provider.nas))
            var terms = try provider.terms("anna")
            terms.nas = provider.nas
            let anna = try await provider.add(terms)
            let refusals = [
                await provider.refusal { try await store.perform(PlaceInSector(anna, in: small.id)) },
                await provider.refusal {
                    try await store.perform(PlaceInSector(anna, in: north.id))
                    return try await store.perform(ChangeSector(north.id) { $0.capacity.down = 99_999_999 })
                },
                await provider.refusal {
                    try await store.perform(ChangePlan(provider.plan) { $0.rates.up = 30_000_001 })
                },
                await provider.refusal {
                    try await store.perform(
                        SetRouterContention(provider.nas) { $0.uplink = Rates(down: 1_000_000_000, up: 19_999_999) })
                },
            ]
            for refusal in refusals { #expect(refusal?.message.contains("“anna”") == true, "\(refusal as Any)") }
            #expect(try await store.sector(named: "North").terms.capacity == Self.capacity)
            #expect(try await store.plan(named: "Home").terms.rates.up == 20_000_000)
        }
    }
}
