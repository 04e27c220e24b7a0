// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Testing

@Suite struct CustomerStandingTests {
    static let acts: [CustomerAct] = [
        .connect, .block(.unpaid), .block(.byStaff), .lift(.unpaid), .lift(.byStaff), .leave,
    ]

    /// Every standing that any acts lead to, from a new customer on.
    private static func reachable() -> Set<CustomerStanding> {
        var found: Set<CustomerStanding> = [CustomerStanding()]
        var new = found
        while !new.isEmpty {
            new = Set(new.flatMap { standing in acts.compactMap { try? standing.after($0) } }).subtracting(found)
            found.formUnion(new)
        }
        return found
    }

    @Test func everyStandingSaysWhyAndActsCanBeRepeated() throws {
        let reachable = Self.reachable()
        #expect(reachable.count == 9)
        for standing in reachable {
            #expect((standing.firstReason == nil) == (standing.state == .active))
            #expect(CustomerStanding(state: standing.state, reasons: standing.reasons) == standing)
            for act in Self.acts {
                guard let after = try? standing.after(act) else { continue }
                #expect(try after.after(act) == after)
            }
        }
        #expect(Set(reachable.map(\.state)) == Set(CustomerState.allCases.filter { $0 != .new } + [.new]))
    }

    @Test func theLastReasonThatGoesLetsTheLinesOnline() throws {
        let blocked = try CustomerStanding(contract: .running).after(.block(.unpaid)).after(.block(.byStaff))
        #expect(blocked.firstReason == .byStaff)
        let paid = try blocked.after(.lift(.unpaid))
        #expect(paid.state == .blocked && paid.reasons == [.byStaff])
        #expect(try paid.after(.lift(.byStaff)).state == .active)
        // A debt does not end with the contract.
        let back = try blocked.after(.leave).after(.connect)
        #expect(back.state == .blocked && back.reasons == [.unpaid, .byStaff])
    }

    @Test func whatMakesNoSenseIsRefusedWithTheRule() {
        for reason in BlockReason.allCases where !CustomerStanding.possibleReasons.contains(reason) {
            #expect(throws: CustomerActObjection.notOfACustomer(reason)) {
                try CustomerStanding(contract: .running).after(.block(reason))
            }
        }
        for contract in [CustomerStanding.Contract.notYet, .ended] {
            #expect(throws: CustomerActObjection.self) {
                try CustomerStanding(contract: contract).after(.block(.unpaid))
            }
        }
        #expect(CustomerStanding(state: .blocked, reasons: []).reasons == [.byStaff])
    }

    @Test func aBlockedCustomersReasonDecidesTheGarden() {
        var line = Line()
        for (state, hold, expected) in [
            (CustomerState.blocked, BlockReason.unpaid, BlockReason.unpaid), (.blocked, .byStaff, .byStaff),
            (.blocked, .fairUse, .customerNotActive), (.inactive, .unpaid, .customerNotActive),
            (.active, .fairUse, .fairUse),
        ] {
            (line.customerState, line.hold) = (state, hold)
            #expect(line.terms.bookReason == expected)
            let decision = decide(
                Line.request, terms: line.terms, plan: Line.plan, nas: Line.router(.allRefused),
                now: Timestamp(seconds: 0))
            guard case .refusal(let refusal) = decision else {
                Issue.record("\(state) with \(hold) was let in")
                continue
            }
            #expect(refusal.reason == expected)
        }
    }
}
