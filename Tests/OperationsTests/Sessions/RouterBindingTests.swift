// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// Prefixes that routers list, in the same history as those that they account for.
@Suite struct RouterBindingTests {
    private static func binding(_ prefix: String, user: String?, isBound: Bool = true) throws -> RouterBinding {
        RouterBinding(
            prefix: try IPv6Prefix(parsing: prefix), userName: user.map { Array($0.utf8) }, duid: "0x0003",
            server: user.map { "<pppoe-\($0)>" } ?? "all", isBound: isBound)
    }

    @Test(arguments: StorageEngine.allCases)
    func whatARouterListsIsKeptOnce(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let (store, nas) = (lab.store, lab.provider.nas)
            _ = try await lab.provider.add(lab.provider.terms("anna"))
            var accounted = lab.record(.start, "ben", at: 0)
            accounted.delegated = [try IPv6Prefix(parsing: "2001:db8:0:900::/56")]
            try await lab.apply([lab.record(.start, "anna", at: 0), accounted])
            let listed = [
                try Self.binding("2001:db8:0:300::/56", user: "anna"),
                try Self.binding("2001:db8:0:900::/56", user: "ben"),
                try Self.binding("2001:db8:0:500::/56", user: "nobody"),
                try Self.binding("2001:db8:0:600::/56", user: "anna", isBound: false),
            ]
            let at = SessionLab.start.advanced(by: .seconds(60))
            let first = try await store.perform(RecordRouterBindings(listed, of: nas, at: at))
            #expect(first.recorded == 1 && first.known == 1 && first.ended == 0)
            #expect(first.unmatched.map { "\($0.prefix)" } == ["2001:db8:0:500::/56"])
            let again = try await store.perform(
                RecordRouterBindings(listed, of: nas, at: at.advanced(by: .seconds(60))))
            #expect(again.recorded == 0 && again.known == 2 && again.ended == 0)

            // Another prefix for the same session: the former is over, and accounting's is left alone.
            let moved = [try Self.binding("2001:db8:0:301::/64", user: "anna")]
            let later = at.advanced(by: .seconds(600))
            let outcome = try await store.perform(RecordRouterBindings(moved, of: nas, at: later))
            #expect(outcome.recorded == 1 && outcome.ended == 1)
            let session = try #require(try await lab.sessions().first { $0.userName == Array("anna".utf8) })
            let sightings = try await store.session(session.id).sightings.sorted { $0.validFrom < $1.validFrom }
            #expect(sightings.map { "\($0.prefix)" } == ["2001:db8:0:300::/56", "2001:db8:0:301::/64"])
            #expect(sightings.map(\.validFrom) == [at, later])
            #expect(sightings.map(\.validTo) == [later, .distantFuture])
            // What ends the session ends what was listed for it.
            try await lab.apply([lab.record(.stop, "anna", at: 1_800, lasting: 1_800, down: 3)])
            let ended = try await store.session(session.id).sightings
            #expect(ended.allSatisfy { $0.validTo != .distantFuture })
        }
    }
}
