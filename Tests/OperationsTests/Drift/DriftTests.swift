// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct DriftTests {
    @Test(arguments: StorageEngine.allCases)
    func whatIsAsItShouldBeIsNotNamed(engine: StorageEngine) async throws {
        try await DriftLab.with(engine, lines: 3) { drift in
            #expect(try await drift.found().isEmpty)
            let report = try await drift.report(drift.right(0..<3))
            #expect(report.findings.isEmpty && report.sessions == 3 && report.routers.map(\.trouble) == [nil])
        }
    }

    /// What is known without looking at the router: what sessions were granted and have acknowledged.
    @Test func comparesWithWhatWasAcknowledged() async throws {
        try await DriftLab.with(.sqlite, lines: 2) { drift in
            let store = drift.lab.store
            let fast = try await store.plan(named: "Fast")
            _ = try await store.perform(ChangeInternetService(drift.lab.services[0]) { $0.plan = fast.id })
            #expect(try await drift.found() == ["too_slow line0 14.95 EUR"])
            _ = try await store.perform(ChangeInternetService(drift.lab.services[1]) { $0.hold = .unpaid })
            let both = try await drift.found()
            #expect(both == ["too_slow line0 14.95 EUR", "blocked_but_online line1 19.90 EUR"])
            let report = try await drift.report()
            #expect(try report.cost(of: .provider).map(\.description) == ["19.90 EUR"])
            #expect(try report.cost(of: .customer).map(\.description) == ["14.95 EUR"])
            #expect(report.routers.map { $0.trouble?.kind } == [.noAccount])
            _ = try await store.perform(ChangePlan(drift.lab.provider.plan) { $0.price = nil })
            #expect(try await drift.report().withoutPrice == 1)
        }
    }

    /// What the router itself shows counts.
    @Test(arguments: StorageEngine.allCases)
    func comparesWithWhatTheRouterHas(engine: StorageEngine) async throws {
        try await DriftLab.with(engine, lines: 4) { drift in
            var picture = drift.right(0..<4)
            picture.queues[0] = DriftLab.queue("line0", Rates(down: 200_000_000, up: 20_000_000))
            picture.queues[1] = DriftLab.queue("line1", Rates(down: 50_000_000, up: 20_000_000))
            picture.queues.remove(at: 2)
            picture.sessions.remove(at: 3)
            picture.sessions.append(DriftLab.session("nobody"))
            picture.queues.append(
                RouterQueue(userName: nil, service: ServiceID(999), targets: [], rates: Rates(down: 1, up: 1)))
            let found = try await drift.found(picture)
            #expect(
                found == [
                    "too_fast line0 10.00 EUR", "too_slow line1 9.95 EUR", "too_fast line2 10.00 EUR",
                    "not_at_router line3", "no_service nobody", "queue_for_nobody queue of service 999",
                ])
        }
    }

    /// The classic leak, and its opposite.
    @Test func aBlockIsOfBothFamiliesAndGoesWithItsReason() async throws {
        try await DriftLab.with(.sqlite, lines: 2) { drift in
            let (store, service) = (drift.lab.store, drift.lab.services[0])
            let prefixes = [try IPPrefix(parsing: "192.0.2.9/32"), try IPPrefix(parsing: "2001:db8:9::/56")]
            // What its router says that the session has; what the line holds comes on top.
            let session = try #require(try await store.sessions(SessionSearch(.service(service))).first)
            let seen = try await store.session(session.id).sightings.map(\.prefix)
            _ = try await store.perform(
                ChangeInternetService(service) { terms in
                    terms.hold = .unpaid
                    terms.routes = prefixes
                })
            func listed(_ prefixes: [IPPrefix], _ service: ServiceID?) -> RouterPicture {
                var picture = drift.right(0..<2)
                picture.listings = prefixes.map { RouterListing(list: "SpLBL_blocked", prefix: $0, service: service) }
                return picture
            }
            #expect(try await drift.found(listed([], nil)) == ["blocked_but_online line0 19.90 EUR"])
            let half = try await drift.report(listed(seen + [prefixes[0]], service)).findings
            #expect(half.map(\.kind) == [.blockedInPart] && half.first?.cost?.minorUnits == 995)
            #expect(half.first?.found == "online with 2001:db8:9::/56")
            // A wider row does as well, whoever wrote it.
            let network = try IPPrefix(parsing: "2001:db8:9::/48")
            #expect(try await drift.found(listed(seen + [prefixes[0], network], nil)).isEmpty)

            _ = try await store.perform(ChangeInternetService(service) { $0.hold = nil })
            #expect(try await drift.found(listed([prefixes[1]], service)) == ["free_but_blocked line0 19.90 EUR"])
            #expect(try await drift.found(listed([prefixes[1]], nil)) == ["free_but_blocked line0 19.90 EUR"])
            let stranger = [try IPPrefix(parsing: "198.51.100.7/32")]
            let strange = try await drift.found(listed(stranger, nil))
            // The routes came after the login: they take a new one.
            #expect(strange == ["other_addresses line0", "listed_for_nobody 198.51.100.7/32 on SpLBL_blocked"])
        }
    }

    /// A router delegates from a pool of its own.
    @Test func aPrefixOfAnotherLineIsNamed() async throws {
        try await DriftLab.with(.sqlite, lines: 1) { drift in
            var picture = drift.right(0..<1)
            let other = try IPv6Prefix(parsing: "3fff:7::/56")
            picture.bindings = [
                RouterBinding(prefix: other, userName: Array("line0".utf8), duid: "", server: "", isBound: true)
            ]
            let held = try await drift.hold("3fff:1::/56", by: drift.lab.services[0])
            let finding = try #require(try await drift.report(picture).findings.first { $0.kind == .otherPrefix })
            #expect(finding.intended == "\(held)" && finding.found == "\(other)")
        }
    }
}
