// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct TimelineTests {
    /// A line's plan is changed, its customer is blocked and pays, its router refuses at first: all of it in order, in pages of any size.
    @Test(arguments: StorageEngine.allCases)
    func tellsWhatHappenedInOrder(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 2, .init(refuses: 100)) { lab in
            let (store, line) = (lab.store, lab.services[0])
            lab.sessions.clock.advance(by: .seconds(10))
            let fast = try await store.perform(
                AddPlan(PlanDescription(name: "Fast", rates: Rates(down: 200_000_000, up: 40_000_000))))
            _ = try await store.perform(ChangeInternetService(line) { $0.plan = fast.id })
            lab.sessions.clock.advance(by: .seconds(10))
            _ = try await store.perform(ChangePlan(fast.id) { $0.rates = Rates(down: 300_000_000, up: 60_000_000) })
            _ = try await store.perform(BlockCustomer(lab.provider.customer, for: .unpaid))
            try await lab.keeper.catchUp()
            let ended = try await lab.work(lab.enforcer()) { try await Self.isOver(lab) }
            #expect(ended)
            lab.sessions.clock.advance(by: .seconds(10))
            _ = try await store.perform(UnblockCustomer(lab.provider.customer))

            let whole = try await store.timeline(of: line, TimelineRequest(limit: 1_000))
            #expect(whole.next == nil)
            let words = whole.events.reversed().map { Self.words($0.fact) }
            let asked = words.filter { $0.hasPrefix("asked") }
            #expect(
                words.filter { !$0.hasPrefix("asked") } == [
                    "began", "seen 198.51.100.1/32", "seen 2001:db8:8000:1::/64", "seen 3fff:100:0:100::/56",
                    "plan: Home → Fast", "rates: 200M/40M → 300M/60M", "state: active → blocked",
                    "block: none → unpaid", "gone 198.51.100.1/32", "gone 2001:db8:8000:1::/64",
                    "gone 3fff:100:0:100::/56", "ended", "state: blocked → active", "block: unpaid → none",
                ])
            #expect(asked.last == "asked disconnect end the session done")
            #expect(asked.dropLast().allSatisfy { $0 == "asked disconnect end the session not_now" })
            #expect(whole.events.map(\.at) == whole.events.map(\.at).sorted(by: >))

            for limit in [1, 2, 3, 5] {
                var request = TimelineRequest(limit: limit)
                var read: [String] = []
                for _ in 0..<100 {
                    let page = try await store.timeline(of: line, request)
                    read += page.events.map { "\($0.at) \(Self.words($0.fact))" }
                    guard let next = page.next else { break }
                    request.before = next
                }
                #expect(Set(read) == Set(whole.events.map { "\($0.at) \(Self.words($0.fact))" }), "pages of \(limit)")
            }
            let since = try await store.timeline(
                of: line, TimelineRequest(since: SessionLab.start.advanced(by: .seconds(15))))
            #expect(!since.events.contains { Self.words($0.fact) == "began" } && !since.events.isEmpty)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func attemptsAreForgottenAfterAWhile(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 1) { lab in
            try await lab.set(.inactive)
            let ended = try await lab.work(lab.enforcer()) { try await Self.isOver(lab) }
            #expect(ended)
            func attempts() async throws -> Int {
                try await lab.store.timeline(of: lab.services[0]).events.count { $0.fact.word == "asked" }
            }
            #expect(try await attempts() == 1)
            lab.sessions.clock.advance(by: Enforcer.attemptsKept + .seconds(3_600))
            _ = try await lab.store.perform(
                ForgetAttempts(before: lab.store.clock.now().advanced(by: .zero - Enforcer.attemptsKept)))
            #expect(try await attempts() == 0)
        }
    }

    /// Whether nothing is online any more, and all that was asked is answered.
    private static func isOver(_ lab: EnforcementLab) async throws -> Bool {
        let open = try await lab.store.sessions(SessionSearch(standing: .open))
        guard open.isEmpty else { return false }
        for service in lab.services {
            let attempts = try await lab.attempts(of: service)
            guard attempts.allSatisfy({ $0.answer != nil }) else { return false }
        }
        return true
    }

    private static func words(_ fact: TimelineFact) -> String {
        switch fact {
        case .sessionBegan: "began"
        case .sessionEnded: "ended"
        case .prefixSeen(_, let sighted, _): "seen \(sighted.prefix)"
        case .prefixGone(_, let sighted): "gone \(sighted.prefix)"
        case .holdingBegan(_, let prefix): "given \(prefix)"
        case .holdingEnded(_, let prefix): "back \(prefix)"
        case .changed(let change): "\(change.field.rawValue): \(change.before ?? "none") → \(change.after ?? "none")"
        case .asked(let attempt):
            "asked \(attempt.way) \(attempt.question ?? "") \(attempt.answer?.word ?? "")"
        }
    }
}
