// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

@Suite struct BlockingJobTests {
    private static let prefixes = BlockedPrefixes(Line.addresses)

    /// What is left at a router after measures: the least that tells whether a restore is complete.
    private struct Router: Equatable {
        var listed: [String: Set<IPPrefix>] = [:]
        var list: String?
        var profile: [UInt8]?
        var rates: Rates?
        var timeout: UInt32?
        var login = BlockingMeasure.LoginAnswer.own
        var isOnline = true

        mutating func take(_ job: BlockingJob) {
            for measure in job.measures { take(measure) }
        }

        private mutating func take(_ measure: BlockingMeasure) {
            switch measure {
            case .list(let name, let prefixes): listed[name, default: []].formUnion(prefixes.ipv4 + prefixes.ipv6)
            case .unlist(let names, let prefixes):
                for name in names {
                    listed[name]?.subtract(prefixes.ipv4 + prefixes.ipv6)
                    if listed[name]?.isEmpty == true { listed[name] = nil }
                }
            case .sessionList(let name): list = name
            case .sessionProfile(let name): profile = name
            case .sessionRates(let new): rates = new
            case .sessionTimeout(let seconds): timeout = seconds
            case .end: isOnline = false
            case .nextLogin(let answer): login = answer
            }
        }

        /// Logs in again after the session was ended, on the line's own terms.
        mutating func logIn(_ grant: AccessGrant) {
            guard !isOnline, login == .own else { return }
            (list, profile, rates) = ("Active", grant.profile, grant.rates)
            (timeout, isOnline) = (grant.sessionTimeout ?? 0, true)
        }
    }

    @Test func everyBlockHasItsRestore() {
        var seen: Set<BlockingWay> = []
        AbilitiesWalk.forEach { abilities in
            for profile in [nil, Array("home".utf8)] as [[UInt8]?] {
                var grant = AccessGrant(trace: DecisionTrace(at: Timestamp(seconds: 0)))
                (grant.rates, grant.profile) = (Line.plan.rates, profile)
                for rung in BlockingLadder(abilities).rungs {
                    seen.insert(rung.way)
                    check(abilities, rung, grant)
                }
            }
        }
        #expect(seen == Set(BlockingWay.allCases))
    }

    private func check(_ abilities: BlockingAbilities, _ rung: BlockingRung, _ grant: AccessGrant) {
        let garden: GardenTerms? =
            switch abilities.nextLogin {
            case .refuse: nil
            case .garden(let terms): terms
            }
        let before = Router(list: "Active", profile: grant.profile, rates: grant.rates, timeout: 0)
        var router = before
        router.take(.block(.unpaid, by: rung, prefixes: Self.prefixes, garden: garden))
        #expect(router.login != .own, "\(rung)")
        #expect(router != before)
        if !router.isOnline { router.logIn(grant) }
        router.take(.restore(from: rung, prefixes: Self.prefixes, garden: garden, grant: grant))
        router.logIn(grant)
        // A profile that the line itself does not have is the one thing that a session cannot be told to lose.
        #expect(router == before, "\(rung) \(abilities)")
    }

    @Test func listsHoldBothFamiliesAndNothingTwice() throws {
        let line = LineAddresses(
            ipv4: try IPv4Address(parsing: "192.0.2.7"),
            framedIPv6: [try IPv6Prefix(parsing: "2001:db8:8000:1::/64")],
            ipv6Addresses: [try IPv6Address(parsing: "2001:db8:8000:1::5")],
            delegated: [try IPv6Prefix(parsing: "3fff:100:0:100::/56")],
            routes: [try IPPrefix(parsing: "198.51.100.0/29"), try IPPrefix(parsing: "3fff:200::/48")])
        let sighted = try ["3fff:100:0:1ab::/64", "203.0.113.9/32", "3fff:300:7:100::/56"].map {
            try IPPrefix(parsing: $0)
        }
        let prefixes = BlockedPrefixes(line, sighted: sighted)
        #expect(prefixes.ipv4.map(\.description) == ["192.0.2.7/32", "198.51.100.0/29", "203.0.113.9/32"])
        #expect(
            prefixes.ipv6.map(\.description)
                == ["2001:db8:8000:1::/64", "3fff:100:0:100::/56", "3fff:200::/48", "3fff:300:7:100::/56"])
        #expect(BlockedPrefixes(.none).isEmpty)
    }

    @Test func namesAreThoseThatRulesAlreadyHave() {
        let lists = BlockingLists()
        #expect(lists.atRouter == ["SpLBL_blocked", "SpLBL_new"])
        #expect(BlockReason.allCases.map { lists.ofSession(for: $0) }.sorted().first == "Reject_1")
        for reason in BlockReason.allCases {
            let page = GardenPage(reason)
            #expect(lists.ofSession(for: reason) == "Reject_\(page.number)" && page.usualPort == 8100 + page.number)
            #expect(lists.atRouter.contains(lists.atRouter(for: reason)))
        }
    }
}
