// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// What routers really gave, beside what is held.
@Suite struct SightingTests {
    @Test(arguments: StorageEngine.allCases)
    func whatARouterReallyGaveIsKeptAndJudged(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let (anna, ben) = try await (
                lab.provider.add(lab.provider.terms("anna")), lab.provider.add(lab.provider.terms("ben"))
            )
            let (annas, bens) = try (prefix("2001:db8:0:100::/56"), prefix("2001:db8:0:200::/56"))
            try await hold(annas, anna, lab)
            try await hold(bens, ben, lab)
            var record = lab.record(.start, "anna", at: 0)
            record.delegated = [annas]
            record.ipv4 = IPv4Address(bits: 0x0a00_0001)
            try await lab.apply([record])
            record = lab.record(.interim, "anna", at: 600, lasting: 600, down: 1)
            record.delegated = [try prefix("2001:db8:0:300::/56")]
            try await lab.apply([record])
            record = lab.record(.interim, "anna", at: 1_200, lasting: 1_200, down: 2)
            record.delegated = [bens]
            try await lab.apply([record])
            try await lab.apply([lab.record(.stop, "anna", at: 1_800, lasting: 1_800, down: 3)])

            let session = try #require(try await lab.sessions().first)
            let sightings = try await lab.store.session(session.id).sightings
            #expect(sightings.map(\.verdict) == [.unplanned, .agrees, .differs, .foreign])
            #expect(
                sightings.map { SessionLab.start.duration(to: $0.validTo) / .seconds(1) } == [1_800, 600, 1_200, 1_800])
            #expect(sightings.last?.holder == ben)
            #expect(
                try await lab.store.contradictions(of: lab.provider.nas, limit: 9).map(\.verdict) == [
                    .foreign, .differs,
                ])
            #expect(try await lab.store.nasHealth(days: 30)[0].findings[.prefixMismatch] == 2)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoHadAnAddressIsAnsweredFromSightingsToo(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let anna = try await lab.provider.add(lab.provider.terms("anna"))
            var record = lab.record(.start, "anna", at: 0)
            record.delegated = [try prefix("2001:db8:0:300::/56")]
            var stranger = lab.record(.start, "stranger", at: 0)
            stranger.framed = [try prefix("2001:db8:1::/64")]
            try await lab.apply([record, stranger])
            let believed = lab.clock.now
            lab.clock.advance(by: .seconds(600))
            try await lab.apply([lab.record(.stop, "anna", at: 600, lasting: 600, down: 1)])
            let sought = IPPrefix(try prefix("2001:db8:0:301::/64"))
            func who(_ seconds: Int64, asBelievedAt belief: Timestamp? = nil) async throws -> [ServiceID] {
                try await lab.store.whoHeld(
                    sought, at: SessionLab.start.advanced(by: .seconds(seconds)), asBelievedAt: belief
                ).filter { $0.source == .sighting }.map(\.service)
            }
            #expect(try await who(300) == [anna])
            #expect(try await who(600).isEmpty)
            // Before its end was known it seemed to go on.
            #expect(try await who(601, asBelievedAt: believed) == [anna])
            let nearest = try await lab.store.nearestHoldings(
                of: sought, to: SessionLab.start.advanced(by: .seconds(900)))
            #expect(nearest.before?.service == anna)
            let unknown = try await lab.store.sightings(
                of: IPPrefix(try prefix("2001:db8:1::/64")), at: SessionLab.start.advanced(by: .seconds(1)))
            #expect(unknown.map(\.userName) == [Array("stranger".utf8)])
            #expect(unknown.map(\.service) == [nil])
        }
    }

    private func prefix(_ text: String) throws -> IPv6Prefix { try IPv6Prefix(parsing: text) }

    private func hold(_ prefix: IPv6Prefix, _ service: ServiceID, _ lab: SessionLab) async throws {
        _ = try await lab.store.write { transaction in
            try transaction.database.execute(
                """
                INSERT INTO holding (kind, mode, prefix, service_id, customer_id, since)
                VALUES ('delegation', 'static', $1, $2, $3, 0)
                """, .prefix(IPPrefix(prefix)), .id(service), .id(lab.provider.customer))
        }
    }
}
