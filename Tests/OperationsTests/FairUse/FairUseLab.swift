// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit

@testable import Operations

/// A provider whose accounting is applied and whose plan has a fair-use policy. Its company's clocks are those of Prague.
struct FairUseLab {
    let sessions: SessionLab

    var store: Store { sessions.store }
    var provider: SmallProvider { sessions.provider }

    static let planRates = Rates(down: 100_000_000, up: 20_000_000)

    static func with(
        _ engine: StorageEngine, _ body: (FairUseLab) async throws -> Void
    ) async throws {
        try await SessionLab.with(engine) { try await body(FairUseLab(sessions: $0)) }
    }

    /// Half speed from 10 GB a day, told at 80 %; blocked from 100 GB a month, each GB beyond is charged.
    static var policy: FairUsePolicy {
        FairUsePolicy(
            rates: planRates,
            rules: [
                FairUseRule(
                    "blocked from 100 GB a month",
                    when: [.limit(UsageLimit(.total, in: .month, atLeast: 100 * gigabyte))],
                    .block, charge: OverUsageCharge(block: gigabyte)),
                FairUseRule(
                    "half from 10 GB a day", when: [.limit(UsageLimit(.total, in: .day, atLeast: 10 * gigabyte))],
                    .percent(-50), notices: [80, 100]),
            ])
    }

    static let halfRates = Rates(down: 50_000_000, up: 10_000_000)
    static let gigabyte: Int64 = 1_000_000_000

    func set(_ policy: FairUsePolicy = policy, cap: CapTerms? = nil) async throws {
        _ = try await store.perform(
            SetFairUsePolicy(provider.plan, FairUseDocument(policy: policy, cap: cap), source: "as given"))
    }

    func keeper() -> FairUseKeeper { FairUseKeeper(in: store, holder: "node 1") }

    /// A line of a router that keeps no Class: its accounting names it by its user name.
    func add(_ name: String) async throws -> ServiceID {
        try await provider.add(try provider.terms(name))
    }

    /// Lets a session of a line report so many octets by a time; the clock goes along.
    func use(
        _ name: String, _ octets: Int64, at seconds: Int64, since begin: Int64 = 0, event: AccountingEvent = .interim
    ) async throws {
        let time = SessionLab.start.advanced(by: .seconds(seconds))
        if time > sessions.clock.now { sessions.clock.advance(by: sessions.clock.now.duration(to: time)) }
        try await sessions.apply([
            sessions.record(
                event, name, at: seconds, lasting: UInt32(seconds - begin), down: UInt64(octets))
        ])
    }

    /// What logins of a line are answered with.
    func terms(_ service: ServiceID) async throws -> AccessTerms? {
        let keeper = AccessDirectoryKeeper(sealer: provider.sealer, clock: sessions.clock.wallClock) { store }
        try await keeper.start()
        return keeper.current.find(service: service)
    }

    /// What all counters of a kind have together.
    func counted(_ kind: UsageCounters.Kind...) async throws -> UsageSum {
        let words = Set(kind.map(\.rawValue))
        return try await store.read { database in
            var sum = UsageSum()
            try database.forEach("SELECT kind, down, up, seconds FROM fair_use_counter") { row in
                guard words.contains(try row.text(0)) else { return }
                sum.down += try row.integer(1)
                sum.up += try row.integer(2)
                sum.seconds += try row.integer(3)
            }
            return sum
        }
    }
}
