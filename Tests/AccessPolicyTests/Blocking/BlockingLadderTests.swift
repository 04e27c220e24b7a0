// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

@Suite struct BlockingLadderTests {
    @Test func noRungLeavesAPartOpenAndEveryWayIsARungOrSaysWhyNot() {
        AbilitiesWalk.forEach { abilities in
            let ladder = BlockingLadder(abilities)
            #expect(Set(ladder.rungs.map(\.way) + ladder.left.map(\.way)) == Set(BlockingWay.allCases))
            for rung in ladder.rungs {
                var isBelieved = false
                for part in BlockedPart.parts(of: abilities.kind) {
                    switch abilities.assurance(of: rung.way, for: part) {
                    case .documented: break
                    case .believed: isBelieved = true
                    case .impossible: Issue.record("\(rung.way) leaves \(part) open: \(abilities)")
                    }
                }
                #expect(isBelieved == (rung.proof != nil))
                #expect(!rung.way.endsSession || rung.ending != nil)
            }
        }
    }

    @Test func kindsOfBothFamiliesAreBlockedInBoth() {
        for kind in AccessKind.allCases where kind.carriesDelegation {
            let families = Set(BlockedPart.parts(of: kind).compactMap(\.family))
            switch kind {
            case .dhcpv4: #expect(families == [.v4])
            case .dhcpv6: #expect(families == [.v6])
            case .pppoe, .l2tp, .hotspot, .static, .wirelessMAC, .wirelessEAP: #expect(families == [.v4, .v6])
            }
            #expect(BlockedPart.parts(of: kind).contains(.nextSession))
        }
    }

    /// Without a login of ours at the router and without control nothing can be done to a session that never ends; with control
    /// the last rung is always there, and never needs a proof.
    @Test func theLastRungAlwaysHolds() {
        AbilitiesWalk.forEach { abilities in
            guard abilities.takesControl, abilities.kind != .static else { return }
            if abilities.vendor == .mikrotik, abilities.kind == .dhcpv4 || abilities.kind == .dhcpv6,
                abilities.longestSession == nil
            {
                return
            }
            let last = BlockingLadder(abilities).rungs.last
            #expect(last?.way == .disconnect && last?.proof == nil, "\(abilities)")
        }
    }

    @Test(arguments: [
        // What the sources' own rules would leave open: a list and the own addresses, or pools of one family.
        GardenTerms(addressList: Array("Reject_1".utf8), keepOwnAddresses: true),
        GardenTerms(pools: PoolNames(ipv4: Array("reject".utf8))),
        GardenTerms(pools: PoolNames(ipv4: Array("reject".utf8), framedIPv6: Array("reject6".utf8))),
    ])
    func aGardenOfOneFamilyIsNoRejectPool(garden: GardenTerms) {
        for vendor in NASVendor.allCases {
            let ladder = BlockingLadder(
                BlockingAbilities(vendor: vendor, kind: .pppoe, nextLogin: .garden(garden)))
            #expect(!ladder.rungs.map(\.way).contains(.rejectPool))
            // RouterOS puts a session's IPv4 address on the list: there it is IPv6 that would stay open.
            guard vendor == .mikrotik else { continue }
            #expect(ladder.left.first { $0.way == .rejectPool }?.part.family == (garden.keepOwnAddresses ? .v4 : .v6))
        }
    }

    @Test func theLadderIsTheOperatorsAndKnowsVersions() {
        let garden = GardenTerms(
            pools: PoolNames(
                ipv4: Array("r4".utf8), framedIPv6: Array("r6".utf8), delegated: Array("rpd".utf8)))
        func ways(_ version: SoftwareVersion, access: Bool, order: [BlockingWay] = BlockingWay.usualOrder) -> [String] {
            BlockingLadder(
                BlockingAbilities(
                    vendor: .mikrotik, version: version, kind: .pppoe, hasRouterAccess: access,
                    nextLogin: .garden(garden)), order: order
            ).rungs.map { $0.way.rawValue + ($0.proof.map { "?" + $0.rawValue } ?? "") }
        }
        #expect(
            ways(SoftwareVersion(7, 20), access: true)
                == ["router_lists", "session_change?read_back", "reject_pool", "disconnect"])
        #expect(
            ways(SoftwareVersion(6, 45), access: false)
                == ["session_change?meter", "reject_pool?meter", "disconnect"])
        #expect(ways(SoftwareVersion(6, 42), access: false) == ["disconnect"])
        #expect(
            ways(SoftwareVersion(7, 20), access: true, order: [.disconnect, .routerLists])
                == ["disconnect", "router_lists"])
        let omission = BlockingLadder(BlockingAbilities(vendor: .ubiquiti, kind: .pppoe)).left.first
        #expect(
            omission?.description
                == "router_lists would leave ipv4_address open: no access to the router itself")
    }
}
