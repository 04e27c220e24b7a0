// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// Lines that are online at one router, of which a test says what it shows of itself.
struct DriftLab {
    let lab: EnforcementLab

    /// Runs `body` with `lines` lines of a plan of 19.90 EUR; a plan twice as fast costs 29.90 EUR.
    static func with(
        _ engine: StorageEngine, lines: Int, _ body: (DriftLab) async throws -> Void
    ) async throws {
        try await EnforcementLab.with(engine, lines: lines) { lab in
            let (home, fast) = (try Money(parsing: "19.90 EUR"), try Money(parsing: "29.90 EUR"))
            _ = try await lab.store.perform(ChangePlan(lab.provider.plan) { $0.price = home })
            var terms = PlanDescription(name: "Fast", rates: Rates(down: 200_000_000, up: 40_000_000))
            terms.price = fast
            _ = try await lab.store.perform(AddPlan(terms))
            try await lab.keeper.catchUp()
            try await body(DriftLab(lab: lab))
        }
    }

    /// A router that does not let itself be looked at, or shows this.
    private struct Shown: RouterInspection {
        let picture: RouterPicture?

        func picture(of nas: NASID, lists: [String]) async throws(RouterTrouble) -> RouterPicture {
            guard let picture else { throw RouterTrouble(.noAccount, "there is no account") }
            return picture
        }
    }

    func report(_ picture: RouterPicture? = nil) async throws -> DriftReport {
        try await lab.keeper.catchUp()
        return try await lab.store.drift(directory: lab.keeper.current, inspection: Shown(picture: picture))
    }

    /// What is found, in words: what, about whom, and what it costs.
    func found(_ picture: RouterPicture? = nil) async throws -> [String] {
        try await report(picture).findings.map { finding in
            "\(finding.kind.rawValue) \(finding.subject)" + (finding.cost.map { " \($0)" } ?? "")
        }
    }

    /// A line holds a delegation from now on.
    func hold(_ prefix: String, by service: ServiceID) async throws -> IPPrefix {
        let prefix = try IPPrefix(parsing: prefix)
        let customer = lab.provider.customer
        try await lab.store.write { transaction in
            let id: Identifier<Int>? = try transaction.database.insert(
                """
                INSERT INTO holding (prefix, kind, mode, service_id, customer_id, since)
                VALUES ($1, 'delegation', 'static', $2, $3, 0)
                """, .prefix(prefix), .id(service), .id(customer))
            transaction.record(.added, .holding, id?.value ?? 0)
        }
        return prefix
    }

    /// What the router shows when everything is as it should be.
    func right(_ lines: Range<Int>) -> RouterPicture {
        RouterPicture(
            sessions: lines.map { Self.session(EnforcementLab.name($0)) },
            queues: lines.map { Self.queue(EnforcementLab.name($0), Rates(down: 100_000_000, up: 20_000_000)) })
    }

    static func session(_ name: String) -> RouterSession {
        RouterSession(
            userName: Array(name.utf8), access: "pppoe", callingStation: [], sessionID: [], address: nil, uptime: nil,
            isFromRadius: true)
    }

    static func queue(_ name: String, _ rates: Rates) -> RouterQueue {
        RouterQueue(userName: Array(name.utf8), service: nil, targets: [], rates: rates)
    }
}
