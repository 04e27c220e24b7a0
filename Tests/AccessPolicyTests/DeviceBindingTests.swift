// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

/// Which devices a line accepts, and which it learns.
@Suite struct DeviceBindingTests {
    private let stranger = MACAddress(bits: 0x0200_0000_0001)

    private func answer(_ binding: MACBinding, _ macs: [MACAddress], asking mac: MACAddress?) -> AccessDecision {
        var line = Line()
        line.macBinding = binding
        line.macs = macs
        var request = Line.request
        request.mac = mac
        return decide(request, terms: line.terms, plan: Line.plan, nas: Line.router(.allRefused), now: .distantPast)
    }

    private func learned(_ decision: AccessDecision) -> MACAddress? {
        guard case .grant(let grant) = decision else { return nil }
        return grant.bindMAC
    }

    @Test func devicesAreAcceptedAndLearned() {
        #expect(answer(.none, [], asking: nil).trace.steps.contains(.anyDevice))
        #expect(answer(.listed, [Line.mac], asking: Line.mac).trace.steps.contains(.deviceBound))
        #expect(answer(.listed, [Line.mac], asking: stranger).trace.deciding == .deviceForeign)
        #expect(answer(.listed, [], asking: stranger).trace.deciding == .deviceForeign)
        #expect(answer(.listed, [Line.mac], asking: nil).trace.deciding == .deviceUnnamed)
        #expect(answer(.first(limit: 1), [], asking: nil).trace.deciding == .deviceUnnamed)
        #expect(learned(answer(.first(limit: 1), [], asking: stranger)) == stranger)
        #expect(learned(answer(.first(limit: 2), [Line.mac], asking: stranger)) == stranger)
        #expect(learned(answer(.first(limit: 2), [Line.mac], asking: Line.mac)) == nil)
        #expect(answer(.first(limit: 1), [Line.mac], asking: stranger).trace.deciding == .deviceForeign)
        let replaced = answer(.first(limit: 1, replacesOldest: true), [Line.mac], asking: stranger)
        #expect(learned(replaced) == stranger && replaced.trace.steps.contains(.deviceReplaces))
    }

    @Test func aDeviceIsNotLearnedFromARefusedLogin() {
        var line = Line()
        line.macBinding = .first(limit: 2)
        line.hold = .unpaid
        var request = Line.request
        request.mac = stranger
        let gardens = GardenRules([.unpaid: Line.garden])
        let guest = decide(request, terms: line.terms, plan: Line.plan, nas: Line.router(gardens), now: .distantPast)
        #expect(guest.trace.steps.contains(.deviceNew) && learned(guest) == nil)
    }

    @Test func aGuestKeepsAddressesOnlyWhereNobodyElseMayHaveThem() {
        var garden = Line.garden
        garden.keepOwnAddresses = true
        for reason in BlockReason.allCases {
            var line = Line()
            var request = Line.request
            reason.spoil(&line, &request)
            let nas = Line.router(GardenRules([reason: garden]))
            let terms = reason == .unknownUser ? nil : line.terms
            guard case .grant(let grant) = decide(request, terms: terms, plan: Line.plan, nas: nas, now: .distantPast)
            else {
                Issue.record("\(reason) was refused although there is a garden for it")
                continue
            }
            switch reason {
            case .serviceNotActive, .customerNotActive, .unpaid, .fairUse, .byStaff:
                #expect(grant.line == Line.addresses && grant.pools.ipv4 == nil, "\(reason)")
            case .unknownUser, .wrongPassword, .wrongMAC, .wrongNAS, .tooManySessions:
                #expect(grant.line == .none && grant.pools == garden.pools, "\(reason)")
            }
        }
    }

    @Test func aLineWhosePlanIsUnknownIsNotLetInWithoutALimit() {
        let decision = decide(
            Line.request, terms: Line().terms, plan: nil, nas: Line.router(.allRefused), now: .distantPast)
        #expect(decision.trace.deciding == .planMissing)
    }
}
