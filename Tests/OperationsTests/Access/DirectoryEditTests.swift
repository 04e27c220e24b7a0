// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// Every kind of edit is seen by the next look-up, and nothing of what was before it is left.
@Suite struct DirectoryEditTests {
    @Test(arguments: StorageEngine.allCases) func aLineIsFoundByWhatItIsKnownBy(engine: StorageEngine) async throws {
        try await AccessProvider.with(engine) { provider in
            let keeper = try await provider.keeper()
            let maria = try await provider.addLine("maria")
            try await keeper.catchUp()
            let found = try #require(keeper.current.find(userName: "maria"))
            #expect(found.service == maria && found.plan == provider.plan && found.kind == .pppoe)
            #expect(found.password?.revealText() == "password of maria")
            #expect(keeper.current.find(userName: "Maria") == nil && keeper.current.find(userName: "") == nil)

            let mac = try MACAddress(parsing: "00:16:3e:f1:25:d8")
            try await provider.perform(
                ChangeInternetService(maria) { terms in
                    terms.userName = try UserName(parsing: "maria@example.net")
                    terms.circuitID = Array("eth 1/1/04".utf8)
                    terms.macBinding = .first(limit: 2, replacesOldest: true)
                    terms.simultaneousUse = 3
                    terms.hold = .unpaid
                })
            try await provider.perform(BindServiceMAC(maria, to: mac))
            try await keeper.catchUp()
            #expect(keeper.current.find(userName: "maria") == nil)
            let changed = try #require(keeper.current.find(userName: "maria@example.net"))
            #expect(changed.macs == [mac] && changed.hold == .unpaid && changed.simultaneousUse == 3)
            #expect(changed.macBinding == .first(limit: 2, replacesOldest: true))
            #expect(keeper.current.find(circuit: "eth 1/1/04", at: provider.nas) === changed)
            // A PPPoE line is bound to a device, not found by it.
            #expect(keeper.current.find(mac: mac) == nil)
            #expect(keeper.current.find(service: maria) === changed && keeper.current.serviceCount == 1)

            try await provider.perform(EndInternetService(service: maria))
            try await keeper.catchUp()
            #expect(keeper.current.find(userName: "maria@example.net") == nil && keeper.current.serviceCount == 0)
            #expect(keeper.current.find(circuit: "eth 1/1/04", at: provider.nas) == nil)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: StorageEngine.allCases)
    func editsAreFollowedUntilTheTaskIsCancelled(engine: StorageEngine) async throws {
        try await AccessProvider.with(engine) { provider in
            let keeper = try await provider.keeper()
            let following = Task { await keeper.follow() }
            for name in ["maria", "josef"] {
                _ = try await provider.addLine(name)
                while keeper.current.find(userName: name) == nil { await Task.yield() }
            }
            following.cancel()
            await following.value
            #expect(keeper.status.changesFollowed > 0 && keeper.status.fault == nil)
        }
    }

    @Test(arguments: StorageEngine.allCases) func theLineOverARadioIsFoundByItsAddress(engine: StorageEngine)
        async throws
    {
        try await AccessProvider.with(engine) { provider in
            let keeper = try await provider.keeper()
            let mac = try MACAddress(parsing: "00:16:3e:00:00:01")
            let customer = try await provider.addCustomer("Radio")
            for kind in [AccessKind.wirelessMAC, .dhcpv4] {
                var terms = ServiceDescription(name: kind.rawValue, accessKind: kind)
                terms.macs = [mac]
                try await provider.perform(AddInternetService(customer: customer, terms))
            }
            try await keeper.catchUp()
            let directory = keeper.current
            #expect(directory.find(mac: mac)?.kind == .dhcpv4)
            #expect(directory.find(mac: mac, kinds: AccessKindSet(.wirelessMAC))?.kind == .wirelessMAC)
            #expect(directory.find(mac: mac, kinds: AccessKindSet(.hotspot)) == nil)
        }
    }

    @Test(arguments: StorageEngine.allCases) func whatALineHoldsFollowsIt(engine: StorageEngine) async throws {
        try await AccessProvider.with(engine) { provider in
            let keeper = try await provider.keeper()
            let (maria, jan) = (try await provider.addLine("maria"), try await provider.addLine("jan"))
            let delegation = try await provider.hold("2001:db8:1::/56", .delegation, maria)
            _ = try await provider.hold("2001:db8:2::/64", .assignment, maria)
            _ = try await provider.hold("2001:db8:3::1/128", .assignment, maria)
            let address = try await provider.hold("192.0.2.7/32", .assignment, maria)
            _ = try await provider.hold("198.51.100.0/29", .assignment, maria)
            try await keeper.catchUp()
            let line = try #require(keeper.current.find(userName: "maria")).line
            #expect(line.delegated.map(\.description) == ["2001:db8:1::/56"])
            #expect(line.framedIPv6.map(\.description) == ["2001:db8:2::/64"])
            #expect(line.ipv6Addresses.map(\.description) == ["2001:db8:3::1"])
            #expect(line.ipv4?.description == "192.0.2.7" && line.routes.map(\.description) == ["198.51.100.0/29"])

            // Both happen before the next look: the new owner's row alone would not tell whose the prefix was.
            try await provider.change(
                delegation, "UPDATE holding SET service_id = $2 WHERE id = $1", .id(jan))
            try await provider.change(address, "DELETE FROM holding WHERE id = $1")
            try await keeper.catchUp()
            let after = try #require(keeper.current.find(userName: "maria")).line
            #expect(after.delegated.isEmpty && after.ipv4 == nil && after.framedIPv6.count == 1)
            #expect(keeper.current.find(userName: "jan")?.line.delegated.map(\.description) == ["2001:db8:1::/56"])

            try await provider.change(delegation, "UPDATE holding SET ended_at = 1 WHERE id = $1")
            try await keeper.catchUp()
            #expect(keeper.current.find(userName: "jan")?.line == LineAddresses.none)
        }
    }

    @Test(arguments: StorageEngine.allCases) func customersRoutersAndPlansAreFollowed(engine: StorageEngine)
        async throws
    {
        try await AccessProvider.with(engine) { provider in
            let keeper = try await provider.keeper()
            let customer = try await provider.addCustomer("Maria")
            _ = try await provider.addLine("maria", customer: customer)
            _ = try await provider.addLine("maria2", customer: customer)
            try await provider.perform(ChangeCustomer(customer, state: .blocked))
            try await keeper.catchUp()
            for name in ["maria", "maria2"] {
                #expect(keeper.current.find(userName: name)?.customerState == .blocked)
            }
            let before = keeper.current
            let address = try IPAddress(parsing: "192.0.2.1")
            #expect(before.nas(at: address)?.secret.revealText() == "a secret that nobody guesses")
            #expect(before.nas(at: address)?.gardens[.unpaid] == .refuse)

            let garden = GardenTerms(addressList: Array("Reject_2".utf8))
            let other = GardenTerms(addressList: Array("Blocked".utf8), keepOwnAddresses: true)
            try await provider.perform(SetGardenRule(.vendor(.mikrotik), .unpaid, .garden(garden)))
            try await provider.perform(SetGardenRule(.vendor(.mikrotik), .fairUse, .garden(garden)))
            try await provider.perform(SetGardenRule(.nas(provider.nas), .fairUse, .garden(other)))
            try await provider.perform(
                SetExtraAttributes(.plan(provider.plan), .accept, [("Filter-Id", "home")], checking: NoChecking()))
            try await provider.perform(
                SetRealm(try RealmName(parsing: "example.net"), .localStrip, sealer: provider.sealer))
            try await keeper.catchUp()
            let directory = keeper.current
            #expect(directory.routersGeneration > before.routersGeneration)
            #expect(directory.nas(at: address)?.gardens == GardenRules([.unpaid: garden, .fairUse: other]))
            #expect(directory.plan(provider.plan)?.extras.map(\.name) == ["Filter-Id"])
            let realm = Array("Example.NET".utf8)
            #expect(directory.realm(realm.span)?.way == .localStrip)

            try await provider.perform(RetireNAS(provider.nas))
            try await keeper.catchUp()
            #expect(keeper.current.nas(at: address) == nil && before.nas(at: address) != nil)
            #expect(keeper.current.find(userName: "maria") === before.find(userName: "maria"))
        }
    }

    private struct NoChecking: ExtraAttributeChecking {
        func fault(in attribute: ExtraAttribute) -> String? { nil }
    }
}
