// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// Every reason, gardened or not, under every password scheme and every outcome of the comparison.
@Suite struct DecisionTableTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let reason: BlockReason
        let isGardened: Bool

        var testDescription: String { "\(reason.rawValue), \(isGardened ? "gardened" : "refused")" }
    }

    static let cases = BlockReason.allCases.flatMap { reason in
        [true, false].map { Case(reason: reason, isGardened: $0) }
    }

    @Test(arguments: cases) func eachReasonIsAnsweredAsTheRuleSays(_ row: Case) {
        for method in AuthenticationMethod.allCases {
            for proof in CredentialProof.allCases {
                check(row, method, proof)
            }
        }
    }

    private func check(_ row: Case, _ method: AuthenticationMethod, _ proof: CredentialProof) {
        var line = Line()
        var request = Line.request
        row.reason.spoil(&line, &request)
        request.method = method
        request.proof = row.reason == .wrongPassword && proof == .matches ? .differs : proof
        let isKnown = row.reason != .unknownUser
        // The dial-in line of these tests needs its password, so another reason shows only when it was right.
        let expected: BlockReason = isKnown && request.proof != .matches ? .wrongPassword : row.reason
        var gardens = GardenRules()
        if row.isGardened { gardens[expected] = .garden(Line.garden) }
        let decision = decide(
            request, terms: isKnown ? line.terms : nil, plan: isKnown ? Line.plan : nil, nas: Line.router(gardens),
            now: Timestamp(seconds: 1_767_225_600))
        let mayEnterGarden = row.isGardened && (!method.isMSCHAP || request.proof == .matches)
        let comment: Comment = "\(row.testDescription), \(method), \(request.proof): \(decision.trace)"
        switch decision {
        case .refusal(let refusal):
            #expect(!mayEnterGarden, comment)
            #expect(refusal.reason == expected, comment)
        case .grant(let grant):
            #expect(mayEnterGarden, comment)
            #expect(grant.garden == expected && grant.purpose == .block, comment)
            #expect(grant.rates == Line.garden.rates && grant.burst == nil && grant.guarantee == nil, comment)
            #expect(grant.line == .none && grant.pools == Line.garden.pools && grant.plan == nil, comment)
            #expect(grant.sessionTimeout == 299 && grant.addressList == Line.garden.addressList, comment)
            #expect((grant.service != nil) == (isKnown && request.proof == .matches), comment)
        }
        #expect(decision.trace.deciding?.verdict == .blocks, comment)
    }

    @Test func aLineInOrderGetsItsPlanAndItsAddresses() throws {
        let decision = decide(
            Line.request, terms: Line().terms, plan: Line.plan, nas: Line.router(.allRefused),
            now: Timestamp(seconds: 1))
        guard case .grant(let grant) = decision else {
            Issue.record("a line in order was refused: \(decision.trace)")
            return
        }
        #expect(grant.purpose == .accept && grant.garden == nil && grant.service == ServiceID(7))
        #expect(grant.rates == Line.plan.rates && grant.burst == Line.plan.burst && grant.plan == Line.plan.id)
        #expect(grant.guarantee == Line.plan.guarantee && grant.priority == 4)
        #expect(grant.sessionTimeout == 86_400 && grant.idleTimeout == 600 && grant.interimInterval == 300)
        #expect(grant.line == Line.addresses && grant.dns == Line.plan.dns && grant.profile == Line.plan.profile)
        // Only what has no address of its own comes from a pool.
        #expect(grant.pools == PoolNames(statefulIPv6: Array("ia-na".utf8)))
        #expect(grant.trace.deciding == .letIn && grant.trace.at == Timestamp(seconds: 1))
    }

    @Test func passwordsAreNeededAsTheTableSays() throws {
        for row in try VectorFile("access/proofs.txt").rows {
            var line = Line()
            line.kind = try row.field(0, as: AccessKind.init(rawValue:))
            var request = Line.request
            request.identifiedBy = try row.field(1, as: Identification.init(rawValue:))
            request.isDialIn = try row.field(2) == "yes"
            let isNeeded = try row.field(3) == "yes"
            for proof in CredentialProof.allCases where proof != .matches {
                request.proof = proof
                let decision = decide(
                    request, terms: line.terms, plan: Line.plan, nas: Line.router(.allRefused), now: .distantPast)
                switch decision {
                case .refusal(let refusal): #expect(isNeeded && refusal.reason == .wrongPassword, "\(row)")
                case .grant(let grant): #expect(!isNeeded && grant.trace.steps.contains(.passwordNotNeeded), "\(row)")
                }
            }
        }
    }
}
