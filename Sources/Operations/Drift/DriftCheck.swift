// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// Compares what the lines of one router should have with what is known of their sessions and, where the router was looked at, with
/// what it has itself. Pure.
struct DriftCheck {
    let nas: NASTerms
    let surroundings: DriftSurroundings
    let lists: DriftLists
    /// nil when the router was not looked at.
    let picture: PictureIndex?
    private let planByTerms: [UInt32: PlanTerms]
    private(set) var findings: [DriftFinding] = []
    /// Rows of address lists that block somebody who should be.
    private(set) var usedRows: Set<RouterListing> = []

    var directory: AccessDirectory { surroundings.directory }
    var prices: PlanPrices { surroundings.prices }

    init(_ nas: NASTerms, picture: RouterPicture?, lists: DriftLists, in surroundings: DriftSurroundings) {
        self.nas = nas
        self.surroundings = surroundings
        self.lists = lists
        self.picture = picture.map { PictureIndex($0) }
        // Lines of one plan differ in addresses only, so their fingerprints tell whose terms a session has.
        planByTerms = Dictionary(
            surroundings.directory.plans.map { plan in
                let line = AccessTerms(service: ServiceID(0), customer: CustomerID(0), kind: .pppoe, plan: plan.id)
                let wanted = desiredAccess(device: nil, terms: line, plan: plan, nas: nas, now: surroundings.now)
                return (wanted.fingerprint.terms, plan)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Looks at the sessions that accounting knows, then at what only the router knows.
    mutating func run(_ sessions: [DriftSession]) {
        for session in sessions { check(session) }
        guard let picture else { return }
        checkStrangers(of: picture, besides: Set(sessions.map(\.userName)))
        checkRows(of: picture)
    }

    mutating func report(
        _ kind: DriftKind, _ line: RunningLine, intended: String, found: String, cost: Money? = nil
    ) {
        findings.append(
            DriftFinding(
                kind: kind, nas: nas.id, session: line.session, service: line.terms.service, subject: line.subject,
                intended: intended, found: found, cost: cost))
    }

    mutating func note(used row: RouterListing) { usedRows.insert(row) }

    mutating func report(_ finding: DriftFinding) { findings.append(finding) }

    private mutating func check(_ session: DriftSession) {
        guard let service = session.state.service, let terms = directory.find(service: service),
            let desired = directory.desired(for: session.state, at: surroundings.now)
        else { return report(ownerless(session)) }
        let prefixes = BlockedPrefixes(
            terms.line, sighted: session.sighted.map(\.prefix) + (picture?.bound(to: session.userName) ?? [])
        ).all
        let line = RunningLine(
            session: session.state.id, terms: terms, desired: desired, applied: session.applied,
            beganInGarden: session.state.beganInGarden, isHeld: session.isHeld,
            subject: surroundings.name(of: service, or: session.userName), prefixes: prefixes,
            speed: speed(of: session, prefixes))
        // A router may spell a session's number in its own way, so sessions are found by name.
        if let picture, terms.kind.isListedByRouters, !picture.users.contains(session.userName) {
            return report(.notAtRouter, line, intended: "a session at the router", found: "none there")
        }
        judge(line)
        checkPrefixes(of: session, line)
    }

    /// What a session costs that nobody pays for: the cheapest plan that is as fast.
    private func ownerless(_ session: DriftSession) -> DriftFinding {
        let speed = speed(of: session, session.sighted.map(\.prefix))
        return DriftFinding(
            kind: .noService, nas: nas.id, session: session.state.id, service: session.state.service,
            subject: session.state.service.map { surroundings.name(of: $0, or: session.userName) }
                ?? String(decoding: session.userName, as: UTF8.self),
            intended: "no session", found: "online", cost: speed.flatMap { prices.cheapest(atLeast: $0) })
    }

    private func speed(of session: DriftSession, _ prefixes: [IPPrefix]) -> Rates? {
        if let picture {
            return picture.speed(userName: session.userName, service: session.state.service, prefixes: prefixes)
        }
        guard case .known(let fingerprint) = session.applied else { return nil }
        return planByTerms[fingerprint.terms]?.rates
    }
}

extension AccessKind {
    /// Whether routers list sessions of such lines where their sessions are read.
    fileprivate var isListedByRouters: Bool {
        switch self {
        case .pppoe, .l2tp: true
        case .dhcpv4, .dhcpv6, .hotspot, .wirelessMAC, .wirelessEAP, .static: false
        }
    }
}
