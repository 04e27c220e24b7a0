// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

extension DriftCheck {
    /// Compares what a line has with what it should have.
    mutating func judge(_ line: RunningLine) {
        switch line.desired {
        case .offline(let refusal): judgeBlocked(line, refusal.reason, garden: nil)
        case .online(let grant):
            if let reason = grant.garden {
                judgeBlocked(line, reason, garden: grant)
            } else if !judgeBlock(line, grant), !judgeSpeed(line, grant) {
                judgeTerms(line, grant)
            }
        }
    }

    private mutating func judgeBlocked(_ line: RunningLine, _ reason: BlockReason, garden: AccessGrant?) {
        // Nothing useful passes: as good as blocked, in both families.
        if let speed = line.speed, BlockingJob.trickle.covers(speed) { return }
        let intended = (garden == nil ? "blocked" : "in the garden") + ": \(reason.rawValue)"
        let open = line.prefixes.filter { prefix in
            guard let row = picture?.listing(around: prefix, on: lists.names) else { return true }
            note(used: row)
            return false
        }
        if open.isEmpty, !line.prefixes.isEmpty { return }
        if open.count < line.prefixes.count {
            let online = open.map(\.description).joined(separator: " ")
            let cost = prices.half(of: line.terms.plan)
            return report(.blockedInPart, line, intended: intended, found: "online with \(online)", cost: cost)
        }
        let isAcknowledged = line.applied == .known(line.desired.fingerprint)
        // What the router itself shows counts more than what it once acknowledged.
        if isAcknowledged, picture == nil || garden?.addressList == nil { return }
        if line.isHeld, picture == nil { return }
        report(
            .blockedButOnline, line, intended: intended, found: isAcknowledged ? "on no list" : "online",
            cost: prices.price(of: line.terms.plan))
    }

    /// Whether a line is blocked that should not be.
    private mutating func judgeBlock(_ line: RunningLine, _ grant: AccessGrant) -> Bool {
        // A plan's own list is no punishment.
        let own = grant.addressList.map { String(decoding: $0, as: UTF8.self) }
        let blocking = lists.names.filter { $0 != own }
        let found: String
        if let row = picture?.listing(of: line.terms.service, line.prefixes, on: blocking) {
            found = "\(row.prefix) on \(row.list)"
        } else if line.isGuest {
            found = "in a garden"
        } else {
            return false
        }
        report(.freeButBlocked, line, intended: "online", found: found, cost: prices.price(of: line.terms.plan))
        return true
    }

    /// Whether the speed is another one.
    private mutating func judgeSpeed(_ line: RunningLine, _ grant: AccessGrant) -> Bool {
        guard let paid = grant.rates, let found = line.speed, found != paid else { return false }
        let isTooFast = found.down > paid.down || found.up > paid.up
        let plan = line.terms.plan
        report(
            isTooFast ? .tooFast : .tooSlow, line, intended: "\(paid)", found: Self.words(found),
            cost: isTooFast
                ? prices.surplus(of: plan, paid: paid, found: found)
                : prices.shortfall(of: plan, paid: paid, found: found))
        return true
    }

    private mutating func judgeTerms(_ line: RunningLine, _ grant: AccessGrant) {
        switch line.applied {
        case .known(let has):
            let wanted = grant.fingerprint
            if has.terms != wanted.terms {
                report(.otherTerms, line, intended: "its plan's terms", found: "others")
            } else if has.addresses != wanted.addresses {
                report(.otherAddresses, line, intended: "its line's addresses", found: "those of its login")
            }
        case .uncertain: report(.inDoubt, line, intended: "its plan's terms", found: "asked, not answered")
        case .unknown: break
        }
    }

    private static func words(_ rates: Rates) -> String {
        switch (rates.down == .max, rates.up == .max) {
        case (true, true): "no limit"
        case (true, false): "no limit down"
        case (false, true): "no limit up"
        case (false, false): "\(rates)"
        }
    }
}
