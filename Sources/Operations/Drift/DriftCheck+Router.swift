// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

extension DriftCheck {
    /// Sessions that the router has and accounting does not know.
    mutating func checkStrangers(of picture: PictureIndex, besides known: Set<[UInt8]>) {
        for stranger in picture.picture.sessions where !known.contains(stranger.userName) {
            let name = String(decoding: stranger.userName, as: UTF8.self)
            let how = stranger.isFromRadius == false ? "let in by the router's own users" : "not metered"
            guard let terms = directory.find(userName: stranger.userName.span) else {
                report(finding(.noService, name, intended: "no session", found: how))
                continue
            }
            let line = line(of: stranger, terms, picture)
            report(.notAccounted, line, intended: "a metered session", found: how)
            judge(line)
        }
    }

    private func line(of stranger: RouterSession, _ terms: AccessTerms, _ picture: PictureIndex) -> RunningLine {
        let address = stranger.address.map { [IPPrefix($0)] } ?? []
        let prefixes = BlockedPrefixes(terms.line, sighted: address + picture.bound(to: stranger.userName)).all
        return RunningLine(
            session: nil, terms: terms, desired: desired(terms), applied: .unknown, beganInGarden: false,
            isHeld: false, subject: surroundings.name(of: terms.service, or: stranger.userName), prefixes: prefixes,
            speed: picture.speed(userName: stranger.userName, service: terms.service, prefixes: prefixes))
    }

    /// What a line would get if it logged in here now.
    private func desired(_ terms: AccessTerms) -> DesiredAccess {
        desiredAccess(
            device: nil, terms: terms, plan: directory.plan(terms.plan), nas: nas, now: surroundings.now)
    }

    /// Rows on our lists, and queues of ours, that serve nobody.
    mutating func checkRows(of picture: PictureIndex) {
        var reported = Set(findings.filter { $0.kind == .freeButBlocked }.compactMap(\.service))
        let ours = picture.picture.listings.filter { $0.service != nil || lists.ours.contains($0.list) }
        for listing in ours where !usedRows.contains(listing) {
            let row = "\(listing.prefix) on \(listing.list)"
            let owner = listing.service ?? surroundings.owners.owner(of: listing.prefix)
            guard let owner, let terms = directory.find(service: owner) else {
                report(finding(.listedForNobody, row, intended: "no row", found: "there"))
                continue
            }
            guard case .online(let grant) = desired(terms), grant.garden == nil else { continue }
            // The next session of the line is blocked even where none runs now.
            guard reported.insert(owner).inserted else { continue }
            report(
                DriftFinding(
                    kind: .freeButBlocked, nas: nas.id, session: nil, service: owner,
                    subject: surroundings.name(of: owner, or: terms.userName), intended: "online", found: row,
                    cost: prices.price(of: terms.plan)))
        }
        for service in Set(picture.picture.queues.compactMap(\.service)).sorted()
        where directory.find(service: service) == nil {
            report(finding(.queueForNobody, "queue of service \(service)", intended: "no queue", found: "there"))
        }
    }

    private func finding(_ kind: DriftKind, _ subject: String, intended: String, found: String) -> DriftFinding {
        DriftFinding(
            kind: kind, nas: nas.id, session: nil, service: nil, subject: subject, intended: intended, found: found,
            cost: nil)
    }

    /// Prefixes that the router gave to a session and its line does not hold.
    mutating func checkPrefixes(of session: DriftSession, _ line: RunningLine) {
        var wrong = Set(session.sighted.filter(\.verdict.isContradiction).map(\.prefix))
        let own = line.terms.line.delegated.map { IPPrefix($0) }
        if let picture, !own.isEmpty {
            wrong.formUnion(
                picture.bound(to: session.userName).filter { prefix in !own.contains { $0.contains(prefix) } })
        }
        guard !wrong.isEmpty else { return }
        let held = own.isEmpty ? "what the line holds" : own.map(\.description).joined(separator: " ")
        report(
            .otherPrefix, line, intended: held, found: wrong.sorted().map(\.description).joined(separator: " "))
    }
}
