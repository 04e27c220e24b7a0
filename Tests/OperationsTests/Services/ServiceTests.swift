// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct ServiceTests {
    @Test(arguments: StorageEngine.allCases)
    func everyTermComesBackAsItWasStored(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            var terms = try provider.terms("Zoë")
            terms.nas = provider.nas
            terms.macBinding = .first(limit: 3, replacesOldest: true)
            terms.macs = [MACAddress(bits: 1 << 47 | 2), MACAddress(bits: 0x0016_3e00_0001)].sorted()
            terms.circuitID = [0, 255, 10]
            terms.remoteID = Array("olt-1".utf8)
            terms.simultaneousUse = .max
            terms.hold = .fairUse
            terms.interfaceID = InterfaceIdentifier(bits: .max)
            terms.pools.framedIPv6 = Array("own".utf8)
            terms.routes = [try IPPrefix(parsing: "192.0.2.0/24"), try IPPrefix(parsing: "2001:db8::/48")].sorted()
            let id = try await provider.add(terms, password: "s3cret")
            let facts = try await provider.store.facts(ofServiceNamed: "Zoë")
            #expect(facts.details.id == id && facts.details.terms == terms && facts.details.hasPassword)
            #expect(facts.plan == "Home" && facts.router == "tower-1" && facts.customer.name == "Anna Novak")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aPasswordIsSealedForItsRow(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let one = try await provider.add(try provider.terms("one"), password: "correct horse")
            let two = try await provider.add(try provider.terms("two"))
            let query: SQL = "SELECT password FROM internet_service WHERE id = $1"
            let sealed = try #require(try await provider.sealed(query, one.value))
            let place = SealedPlace(table: "internet_service", row: one.value, column: "password")
            #expect(try provider.sealer.open(sealed, for: place).revealText() == "correct horse")
            #expect(try await provider.sealed(query, two.value) == nil)
            let entry = SecretEntry(Secret("battery"), sealer: provider.sealer)
            let before = try await provider.newest()
            _ = try await provider.store.perform(ChangeInternetService(two, password: .set(entry)) { _ in })
            _ = try await provider.store.perform(ChangeInternetService(one, password: .remove) { _ in })
            #expect(
                try await provider.changes(after: before)
                    == ["changed internet_service \(two)", "changed internet_service \(one)"])
            #expect(try await provider.sealed(query, one.value) == nil)
            #expect(try await provider.sealed(query, two.value) != nil)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatAnotherLineHasIsRefused(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            var first = try provider.terms("first", kind: .dhcpv4)
            first.macs = [MACAddress(bits: 0x0016_3e00_0001)]
            first.circuitID = Array("eth 1/1".utf8)
            let id = try await provider.add(first)
            let clashes: [(String, (inout ServiceDescription) throws -> Void)] = [
                ("called “first” already", { $0.name = "first" }),
                ("logs in as “first” already", { $0.userName = try UserName(parsing: "first") }),
                ("is the device of service", { $0.macs = first.macs }),
                ("has this circuit id", { $0.circuitID = first.circuitID }),
            ]
            for (words, edit) in clashes {
                var terms = try provider.terms("second", kind: .hotspot)
                try edit(&terms)
                let refusal = await provider.refusal { try await provider.add(terms) }
                #expect(refusal?.kind == .taken && refusal?.message.contains(words) == true, "\(words)")
            }
            // The radio of the same device, and another access node's circuit of that name, are no clash.
            var radio = ServiceDescription(name: "radio", accessKind: .wirelessMAC)
            radio.macs = first.macs
            radio.mainService = id
            radio.circuitID = first.circuitID
            radio.nas = provider.nas
            let radioID = try await provider.add(radio)
            // What has ended gives all of it free, and ends its radio.
            try await provider.store.perform(EndInternetService(service: id))
            #expect(try await provider.store.service(named: "\(radioID)").state == .archived)
            var again = try provider.terms("first again", kind: .dhcpv4)
            again.userName = first.userName
            again.macs = first.macs
            again.circuitID = first.circuitID
            _ = try await provider.add(again, password: "x")
            let refusal = await provider.refusal {
                try await provider.store.perform(ChangeInternetService(id) { $0.state = .active })
            }
            #expect(refusal?.kind == .state)
        }
    }

    @Test func whatIsWrongInItselfIsRefused() async throws {
        try await SmallProvider.with(.sqlite) { provider in
            let other = try await provider.store.perform(AddCustomer(company: provider.company, name: "Other"))
            let main = try await provider.store.perform(
                AddInternetService(customer: other, name: "other's", accessKind: .pppoe))
            let edits: [(String, (inout ServiceDescription) throws -> Void)] = [
                ("the name of the service is empty", { $0.name = "" }),
                ("control character U+0007", { $0.name = "a\u{7}" }),
                ("none is listed", { $0.macBinding = .listed }),
                ("first 65 devices", { $0.macBinding = .first(limit: 65) }),
                ("address of a group", { $0.macs = [MACAddress(bits: 1 << 40)] }),
                ("twice", { $0.macs = [MACAddress(bits: 2), MACAddress(bits: 2)] }),
                ("254 bytes", { $0.circuitID = [UInt8](repeating: 1, count: 254) }),
                ("found out at a login", { $0.hold = .wrongMAC }),
                ("everybody's traffic", { $0.routes = [try IPPrefix(parsing: "::/0")] }),
                ("does not open a radio", { $0.mainService = main }),
                (
                    "another customer",
                    {
                        $0.accessKind = .wirelessEAP; $0.mainService = main
                    }
                ),
                ("there is no plan 99", { $0.plan = PlanID(99) }),
                ("there is no router 99", { $0.nas = NASID(99) }),
            ]
            let before = try await provider.newest()
            for (words, edit) in edits {
                var terms = try provider.terms("line")
                try edit(&terms)
                let refusal = await provider.refusal { try await provider.add(terms) }
                #expect(refusal?.description.contains(words) == true, "\(words): \(refusal?.description ?? "accepted")")
            }
            for password in ["", "a\0b", String(repeating: "x", count: 129)] {
                let refusal = await provider.refusal {
                    try await provider.add(try provider.terms("line"), password: password)
                }
                #expect(refusal?.kind == .malformed)
            }
            #expect(try await provider.changes(after: before) == [])
        }
    }

    @Test func userNamesAreComposedAndComparedExactly() throws {
        #expect(try UserName(parsing: "Zoe\u{308}") == UserName(parsing: "Zo\u{EB}"))
        #expect(try UserName(parsing: "Zoe\u{308}").description.utf8.count == 4)
        #expect(try UserName(parsing: "Bob") != UserName(parsing: "bob"))
        #expect(try UserName(parsing: "a b@c").description == "a b@c")
        for text in ["", " a", "a ", "a\tb", String(repeating: "x", count: 254), "\u{7F}"] {
            #expect(throws: Refusal.self, "\(text.debugDescription)") { try UserName(parsing: text) }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func pagesHoldEveryLineOnce(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            for number in 1...25 { _ = try await provider.add(try provider.terms("line-\(number)")) }
            var names: [String] = []
            var after: Int64 = 0
            while true {
                let page = try await provider.store.listServices(ListRequest(after: after, limit: 7))
                names += page.map(\.name)
                guard let last = page.last?.id.value else { break }
                after = last
            }
            #expect(names == (1...25).map { "line-\($0)" })
            let found = try await provider.store.listServices(ListRequest(beginning: "line-2"))
            #expect(found.map(\.name) == ["line-2"] + (20...25).map { "line-\($0)" })
        }
    }
}
