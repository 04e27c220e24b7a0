// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// What must hold for every line, request and rule.
@Suite struct DecisionPropertyTests {
    static let rounds = 30_000

    @Test func theFirstReasonByPrecedenceIsNamed() {
        var random = SeededGenerator(seed: 0x1001)
        for _ in 0..<Self.rounds {
            let faults = BlockReason.allCases.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
            var line = Line()
            var request = Line.request
            for fault in faults { fault.spoil(&line, &request) }
            let isKnown = !faults.contains(.unknownUser)
            // A line has one hold; the one that was set last counts.
            let present = faults.filter { [.unpaid, .fairUse, .byStaff].contains($0) ? line.hold == $0 : true }
            var expected = BlockReason.byPrecedence.first(where: present.contains)
            // Why a customer is blocked, where that is recorded, stands for it.
            if expected == .customerNotActive, let hold = line.hold, CustomerStanding.possibleReasons.contains(hold) {
                expected = hold
            }
            let decision = decide(
                request, terms: isKnown ? line.terms : nil, plan: Line.plan, nas: Line.router(.allRefused),
                now: .distantPast)
            switch decision {
            case .grant: #expect(expected == nil, "\(faults): \(decision.trace)")
            case .refusal(let refusal): #expect(refusal.reason == expected, "\(faults): \(decision.trace)")
            }
        }
        #expect(Set(BlockReason.byPrecedence) == Set(BlockReason.allCases))
        #expect(BlockReason.byPrecedence.count == BlockReason.allCases.count)
    }

    @Test func nobodyGetsMoreThanTheyMay() {
        var random = SeededGenerator(seed: 0x1002)
        var grants = 0
        var guests = 0
        for _ in 0..<Self.rounds {
            let (line, request, nas, isKnown) = scene(&random)
            let terms = isKnown ? line.terms : nil
            let plan = line.plan == nil || !isKnown ? nil : Line.plan
            let decision = decide(request, terms: terms, plan: plan, nas: nas, now: .distantPast)
            #expect(decision == decide(request, terms: terms, plan: plan, nas: nas, now: .distantPast))
            let comment: Comment = "\(request) \(decision.trace)"
            #expect(decision.trace.deciding != nil && decision.trace.count < UInt8(DecisionTrace.capacity), comment)
            guard case .grant(let grant) = decision else {
                #expect(decision.trace.deciding?.verdict == .blocks, comment)
                continue
            }
            let isProven = isKnown && (request.proof == .matches || decision.trace.steps.contains(.passwordNotNeeded))
            if grant.garden == nil {
                grants += 1
                #expect(isProven && grant.rates == plan?.rates, comment)
            } else {
                guests += 1
                #expect(!request.method.isMSCHAP || request.proof == .matches, comment)
                #expect(grant.rates == Line.garden.rates && grant.plan == nil && grant.bindMAC == nil, comment)
                #expect(isProven || grant.line == .none && grant.service == nil && grant.dns.isEmpty, comment)
            }
            #expect(line.kind.carriesDelegation || grant.line == .none, comment)
        }
        // The scenes are no good when one kind of answer hardly occurs.
        #expect(grants > 500 && guests > 500)
    }

    private func scene(_ random: inout SeededGenerator) -> (Line, AccessRequest, NASTerms, isKnown: Bool) {
        var line = Line()
        var request = Line.request
        line.kind = AccessKind.allCases.randomElement(using: &random) ?? .pppoe
        line.plan = Bool.random(using: &random) ? Line.plan.id : nil
        line.nas = Bool.random(using: &random) ? Line.router : nil
        line.macBinding =
            [.none, .listed, .first(limit: 2), .first(limit: 1, replacesOldest: true)]
            .randomElement(using: &random) ?? .none
        request.identifiedBy = Identification.allCases.randomElement(using: &random) ?? .userName
        request.method = AuthenticationMethod.allCases.randomElement(using: &random) ?? .none
        request.isDialIn = Bool.random(using: &random)
        for reason in BlockReason.allCases where Int.random(in: 0..<10, using: &random) == 0 {
            reason.spoil(&line, &request)
        }
        request.proof = CredentialProof.allCases.randomElement(using: &random) ?? .absent
        var gardens = GardenRules()
        for reason in BlockReason.allCases where Bool.random(using: &random) {
            var garden = Line.garden
            garden.keepOwnAddresses = Bool.random(using: &random)
            gardens[reason] = .garden(garden)
        }
        return (line, request, Line.router(gardens), Int.random(in: 0..<10, using: &random) > 0)
    }
}
