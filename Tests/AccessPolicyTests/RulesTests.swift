// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

/// What an operator is told when saving rules, and what a trace says.
@Suite struct RulesTests {
    @Test func gardensThatMSCHAPCannotReachAreNamed() {
        var rules = GardenRules([.unknownUser: Line.garden, .unpaid: Line.garden])
        #expect(rules.warnings(for: .pap).isEmpty && rules.warnings(for: .chap).isEmpty)
        for method in [AuthenticationMethod.msCHAPv1, .msCHAPv2] {
            let warnings = rules.warnings(for: method)
            #expect(warnings.map(\.reason) == [.unknownUser, .unpaid])
            #expect(warnings.map(\.isNever) == [true, false])
            #expect(warnings.allSatisfy { $0.description.contains("MS-CHAP") })
        }
        rules[.unknownUser] = .refuse
        #expect(rules == GardenRules([.unpaid: Line.garden]) && rules[.unpaid] == .garden(Line.garden))
    }

    @Test func defencesAreNotLearnedFromANetwork() throws {
        let router = IPPrefix(IPAddress.v4(IPv4Address(bits: 0xc000_0201)))
        let network = try #require(router.supernet(length: 24))
        #expect(NASDefence().objection(for: router) == nil)
        #expect(NASDefence().objection(for: network)?.contains("192.0.2.0/24") == true)
        let fixed = NASDefence(requireMessageAuthenticator: .yes, limitProxyState: .no)
        #expect(fixed.objection(for: network) == nil && fixed.warning == nil)
        #expect(NASDefence(requireMessageAuthenticator: .no, limitProxyState: .no).warning != nil)
        var learning = NASDefence()
        #expect(learning.requiresMessageAuthenticator == nil && learning.limitsProxyState == nil)
        learning.learnedMessageAuthenticator = true
        learning.learnedProxyState = false
        #expect(learning.requiresMessageAuthenticator == true && learning.limitsProxyState == false)
        learning.requireMessageAuthenticator = .no
        #expect(learning.requiresMessageAuthenticator == false)
    }

    @Test func everyStepCanBeRead() {
        let texts = TraceStep.allCases.map(\.text)
        #expect(Set(texts).count == texts.count)
        #expect(texts.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
        let decision = decide(
            Line.request, terms: Line().terms, plan: Line.plan, nas: Line.router(.allRefused), now: .distantPast)
        #expect(
            decision.trace.description.hasPrefix("the user name belongs to this line; the password is right; ")
                && decision.trace.description.hasSuffix("so it is let in on its own terms"))
    }
}
