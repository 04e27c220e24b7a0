// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct GardenGuestsTests {
    private static let own = ["198.51.100.2", "2001:db8:8000:1::9", "3fff:100:0:100::1", "3fff:100:0:1ff:ffff::"]
    private static let foreign = ["198.51.100.3", "2001:db8:8000:2::9", "3fff:100:0:200::1", "3fff:100:0:ff::"]

    @Test(arguments: StorageEngine.allCases)
    func aBlockedLineIsFoundByEveryAddressAndByItsReason(engine: StorageEngine) async throws {
        try await AccessProvider.with(engine) { provider in
            let customer = try await provider.addCustomer("Maria & Co.")
            let service = try await provider.addLine("maria", customer: customer)
            _ = try await provider.hold("3fff:100:0:100::/56", .delegation, service)
            _ = try await provider.hold("2001:db8:8000:1::/64", .assignment, service)
            _ = try await provider.hold("198.51.100.2/32", .assignment, service)
            let lines = try await provider.keeper()
            let store = provider.store
            let guests = GardenGuestKeeper(directory: { lines.current }, openStore: { store })
            func standings(_ addresses: [String], refreshed: Bool = true) async throws -> [GardenStanding] {
                try await lines.catchUp()
                if refreshed { await guests.refresh() }
                return try addresses.map { guests.standing(at: try IPAddress(parsing: $0)) }
            }
            func held(_ reason: BlockReason) -> [GardenStanding] {
                let guest = GardenGuest(
                    service: service, customer: customer, customerName: "Maria & Co.", reason: reason)
                return Self.own.map { _ in .held(guest) }
            }
            let nobody = Self.own.map { _ in GardenStanding.unknown }
            #expect(try await standings(Self.own) == nobody)
            try await provider.perform(BlockCustomer(customer, for: .unpaid))
            #expect(try await standings(Self.own) == held(.unpaid))
            #expect(try await standings(Self.foreign) == nobody)
            try await provider.perform(BlockCustomer(customer, for: .byStaff, note: "moved out"))
            #expect(try await standings(Self.own) == held(.byStaff))
            try await provider.perform(UnblockCustomer(customer, from: .byStaff))
            #expect(try await standings(Self.own) == held(.unpaid))
            // Who is set free is free at once, before the index is made anew.
            try await provider.perform(UnblockCustomer(customer))
            #expect(try await standings(Self.own, refreshed: false) == Self.own.map { _ in .free })
            #expect(try await standings(Self.own) == nobody)
        }
    }

    @Test func withoutADatabaseGuestsAreFoundWithoutNames() async throws {
        try await AccessProvider.with(.sqlite) { provider in
            let customer = try await provider.addCustomer("Maria")
            let service = try await provider.addLine("maria", customer: customer)
            _ = try await provider.hold("3fff:100:0:100::/56", .delegation, service)
            try await provider.perform(BlockCustomer(customer, for: .unpaid))
            let lines = try await provider.keeper()
            let guests = GardenGuestKeeper(
                directory: { lines.current }, openStore: { throw Refusal(.notFound, "away", advice: "wait") })
            await guests.refresh()
            #expect(
                guests.standing(at: try IPAddress(parsing: "3fff:100:0:1ab::7"))
                    == .held(GardenGuest(service: service, customer: customer, customerName: nil, reason: .unpaid)))
        }
    }
}
