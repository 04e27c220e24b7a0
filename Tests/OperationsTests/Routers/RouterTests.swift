// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct RouterTests {
    @Test(arguments: StorageEngine.allCases)
    func everyTermComesBackAndTheSecretIsSealed(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            var terms = NASDescription(name: "bng")
            terms.source = IPPrefix(try IPAddress(parsing: "2001:db8::1"))
            terms.vendor = .mikrotik
            terms.version = try SoftwareVersion(parsing: "7.21rc3")
            terms.defence = NASDefence(requireMessageAuthenticator: .yes, limitProxyState: .no)
            terms.invertedRates = true
            terms.invertedAccounting = true
            terms.interimInterval = 60
            terms.dynamicAuthorizationPort = 1_700
            let secret = SecretEntry(Secret("a secret of a router"), sealer: provider.sealer)
            let id = try await provider.store.perform(AddNAS(terms, secret: secret))
            let stored = try await provider.store.router(named: "bng")
            #expect(stored.id == id && stored.terms == terms && stored.isAnswered)
            let sealed = try #require(try await provider.sealed("SELECT secret FROM nas WHERE id = $1", id.value))
            let place = SealedPlace(table: "nas", row: id.value, column: "secret")
            #expect(try provider.sealer.open(sealed, for: place).revealText() == "a secret of a router")

            let retired = try await provider.store.perform(RetireNAS(id))
            #expect(retired.router.terms.source == nil && !retired.router.isAnswered)
            #expect(try await provider.sealed("SELECT secret FROM nas WHERE id = $1", id.value) == nil)
            // Its address is free for its successor.
            terms.name = "bng 2"
            _ = try await provider.store.perform(AddNAS(terms, secret: secret))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatWasLearnedStaysUntilTheRouterIsAnother(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let learn = { (message: Bool?, proxy: Bool?) in
                try await provider.store.perform(
                    LearnNASDefence(provider.nas, messageAuthenticator: message, limitsProxyState: proxy))
            }
            #expect(try await learn(false, nil))
            #expect(try await learn(true, true))
            let before = try await provider.newest()
            #expect(try await !learn(false, false))
            #expect(try await !learn(true, true))
            #expect(try await provider.changes(after: before) == [])
            let defence = try await provider.store.router(named: "tower-1").terms.defence
            #expect(defence.learnedMessageAuthenticator == true && defence.learnedProxyState == true)
            let moved = try await provider.store.perform(
                ChangeNAS(provider.nas) { $0.source = IPPrefix(try IPAddress(parsing: "192.0.2.1")) })
            #expect(moved.terms.defence.learnedMessageAuthenticator == nil)
            _ = try await provider.store.perform(ChangeNAS(provider.nas) { $0.defence.limitProxyState = .no })
            #expect(try await !learn(nil, true))
        }
    }

    @Test func whatIsNoRouterIsRefused() async throws {
        try await SmallProvider.with(.sqlite) { provider in
            var taken = NASDescription(name: "taken")
            taken.source = IPPrefix(try IPAddress(parsing: "192.0.2.9"))
            _ = try await provider.store.perform(AddNAS(taken))
            let edits: [(String, (inout NASDescription) throws -> Void)] = [
                ("called “taken” already", { $0.name = "taken" }),
                ("asks from 192.0.2.9/32 already", { $0.source = taken.source }),
                ("is everybody", { $0.source = try IPPrefix(parsing: "::/0") }),
                ("“auto” learns from one router", { $0.source = try IPPrefix(parsing: "10.0.0.0/8") }),
                ("RFC 2869", { $0.interimInterval = 1 }),
                ("0 is no port", { $0.dynamicAuthorizationPort = 0 }),
            ]
            for (words, edit) in edits {
                var terms = NASDescription(name: "new")
                try edit(&terms)
                let verb = AddNAS(terms)
                let refusal = await provider.refusal { try await provider.store.perform(verb) }
                #expect(refusal?.description.contains(words) == true, "\(words): \(refusal?.description ?? "accepted")")
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func gardensBelongToRoutersAndVendors(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let garden = GardenWay.garden(GardenTerms(addressList: Array("blocked".utf8), keepOwnAddresses: true))
            let scope = RouterScope.nas(provider.nas)
            let before = try await provider.newest()
            let never = try await provider.store.perform(SetGardenRule(scope, .unknownUser, garden))
            #expect(never.map(\.isNever) == [true])
            let some = try await provider.store.perform(SetGardenRule(.vendor(.generic), .unpaid, garden))
            #expect(some.map(\.isNever) == [false])
            #expect(try await provider.store.perform(SetGardenRule(scope, .unknownUser, .refuse)).isEmpty)
            // The vendor's rule is a change of each of its routers.
            let change = "changed nas \(provider.nas)"
            #expect(try await provider.changes(after: before) == [change, change, change])
            #expect(
                try await provider.store.gardenRules().map(\.scope) == [.vendor(.generic), scope])
            #expect(try await provider.store.gardenRules().map(\.way) == [garden, .refuse])
            #expect(try await provider.store.perform(RemoveGardenRule(scope, .unknownUser)))
            #expect(try await !provider.store.perform(RemoveGardenRule(scope, .unknownUser)))
            let empty = await provider.refusal {
                try await provider.store.perform(SetGardenRule(scope, .unpaid, .garden(GardenTerms())))
            }
            #expect(empty?.kind == .malformed)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func extraAttributesKeepTheirOrderAndAreCheckedFirst(engine: StorageEngine) async throws {
        struct NoLongNames: ExtraAttributeChecking {
            func fault(in attribute: ExtraAttribute) -> String? { attribute.name.count > 12 ? "unknown" : nil }
        }
        try await SmallProvider.with(engine) { provider in
            for scope in [AttributeScope.plan(provider.plan), .nas(provider.nas), .vendor(.generic)] {
                let pairs = [(name: "Filter-Id", value: "b"), (name: "Filter-Id", value: "a")]
                try await provider.store.perform(
                    SetExtraAttributes(scope, .accept, pairs, checking: NoLongNames()))
                let bad = SetExtraAttributes(
                    scope, .accept, [(name: "Filter-Id", value: "c"), (name: "No-Such-Attribute", value: "")],
                    checking: NoLongNames())
                let refusal = await provider.refusal { try await provider.store.perform(bad) }
                #expect(refusal?.message.contains("No-Such-Attribute") == true)
                #expect(try await provider.store.extraAttributes(of: scope).map(\.value) == ["b", "a"])
                try await provider.store.perform(SetExtraAttributes(scope, .accept, [], checking: NoLongNames()))
                #expect(try await provider.store.extraAttributes(of: scope).isEmpty)
            }
        }
    }

    @Test func madeSecretsAreLongAndDiffer() {
        var generator = SeededGenerator(seed: 1)
        let secrets = (0..<100).map { _ in GeneratedSecret.make(using: &generator).revealText() ?? "" }
        #expect(Set(secrets).count == 100)
        #expect(secrets.allSatisfy { $0.utf8.count == GeneratedSecret.length && $0.allSatisfy(\.isLetterOrDigit) })
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
