// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

/// A session should have what its line's next login would get.
@Suite struct DesiredAccessTests {
    private static let plan = PlanTerms(id: PlanID(1), name: [], rates: Rates(down: 50_000_000, up: 10_000_000))
    private static let device = MACAddress(bits: 0x0200_0000_0001)

    private static func terms(
        _ state: CustomerState = .active, hold: BlockReason? = nil, macs: [MACAddress] = []
    ) -> AccessTerms {
        AccessTerms(
            service: ServiceID(7), customer: CustomerID(3), kind: .pppoe, customerState: state, hold: hold,
            plan: plan.id, macBinding: macs.isEmpty ? .none : .listed, macs: macs, simultaneousUse: 1)
    }

    private static func nas(_ gardens: GardenRules) throws -> NASTerms {
        NASTerms(
            id: NASID(2), name: "edge", source: try IPPrefix(parsing: "192.0.2.1/32"), secret: Secret([1]),
            vendor: .mikrotik, gardens: gardens)
    }

    private static func desired(
        _ terms: AccessTerms?, _ gardens: GardenRules = .allRefused, device: MACAddress? = nil
    ) throws -> DesiredAccess {
        desiredAccess(device: device, terms: terms, plan: plan, nas: try nas(gardens), now: Timestamp(seconds: 0))
    }

    @Test func followsTheRuleOfLogins() throws {
        guard case .online(let grant) = try Self.desired(Self.terms()) else {
            Issue.record("a line in good order is not online")
            return
        }
        #expect(grant.rates == Self.plan.rates && grant.purpose == .accept)
        let garden = GardenRules([.unpaid: GardenTerms(addressList: Array("Reject_2".utf8))])
        guard case .online(let guest) = try Self.desired(Self.terms(hold: .unpaid), garden) else {
            Issue.record("a garden is passed over")
            return
        }
        #expect(guest.garden == .unpaid && guest.fingerprint.isGarden && guest.purpose == .block)
    }

    /// Neither the session itself, which is open, nor the password, which nobody asks for now, ends it.
    @Test func endsWhatMayNotBe() throws {
        let reasons = try [
            Self.desired(Self.terms(.inactive)), Self.desired(Self.terms(hold: .byStaff)), Self.desired(nil),
            Self.desired(Self.terms(macs: [MACAddress(bits: 9)]), device: Self.device),
        ].map { desired -> BlockReason? in
            guard case .offline(let refusal) = desired else { return nil }
            return refusal.reason
        }
        #expect(reasons == [.customerNotActive, .byStaff, .unknownUser, .wrongMAC])
        #expect(try Self.desired(Self.terms(macs: [Self.device]), device: nil).fingerprint != .offline)
        #expect(try Self.desired(nil).fingerprint == .offline)
    }
}
