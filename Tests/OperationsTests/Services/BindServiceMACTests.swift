// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct BindServiceMACTests {
    private static func mac(_ number: UInt64) -> MACAddress { MACAddress(bits: 0x0016_3e00_0000 + number) }

    @Test(arguments: StorageEngine.allCases)
    func theFirstDevicesStayAndTheOldestMakesRoomWhenAsked(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            var terms = try provider.terms("hot", kind: .hotspot)
            terms.macBinding = .first(limit: 2)
            terms.macs = [Self.mac(9)]
            let id = try await provider.add(terms)
            func bind(_ number: UInt64) async throws -> BindServiceMAC.Outcome {
                try await provider.store.perform(BindServiceMAC(id, to: Self.mac(number)))
            }
            #expect(try await bind(9) == .known)
            #expect(try await bind(1) == .bound)
            let before = try await provider.newest()
            #expect(try await bind(1) == .known)
            #expect(try await provider.changes(after: before) == [])
            let full = await provider.refusal { try await bind(2) }
            #expect(full?.kind == .exhausted)
            _ = try await provider.store.perform(
                ChangeInternetService(id) { $0.macBinding = .first(limit: 2, replacesOldest: true) })
            // What staff entered stays; what was learned first goes.
            #expect(try await bind(2) == .replaced(Self.mac(1)))
            let macs = try await provider.store.facts(ofServiceNamed: "hot").details.terms.macs
            #expect(macs == [Self.mac(9), Self.mac(2)])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aDeviceOfAnotherLineIsRefused(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            var ids: [ServiceID] = []
            for name in ["one", "two"] {
                var terms = try provider.terms(name, kind: .hotspot)
                terms.macBinding = .first(limit: 1)
                ids.append(try await provider.add(terms))
            }
            _ = try await provider.store.perform(BindServiceMAC(ids[0], to: Self.mac(1)))
            let taken = await provider.refusal {
                try await provider.store.perform(BindServiceMAC(ids[1], to: Self.mac(1)))
            }
            #expect(taken?.kind == .taken)
            let listed = try await provider.add(try provider.terms("listed"))
            let state = await provider.refusal {
                try await provider.store.perform(BindServiceMAC(listed, to: Self.mac(5)))
            }
            #expect(state?.kind == .state)
        }
    }
}
