// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Testing

@Suite struct AnsweringTests {
    @Test(arguments: [
        TestRequest.Password.pap("hunter2"), .chap("hunter2"), .msCHAPv1("hunter2"), .msCHAPv2("hunter2"),
    ])
    func acceptsTheRightPassword(_ password: TestRequest.Password) throws {
        let reply = try #require(try TestDesk().answer(TestRequest(password: password)))
        #expect(reply.code == .accessAccept)
        let texts = reply.attributes.map { AttributeText.line($0) }
        #expect(texts.contains("Framed-IPv6-Prefix = 2001:db8:1:1::/64"))
        #expect(texts.contains("Delegated-IPv6-Prefix = 2001:db8:8000:100::/56"))
        let isMutual = if case .msCHAPv2 = password { true } else { false }
        #expect((reply[.msCHAP2Success] != nil) == isMutual)
    }

    @Test(arguments: [
        TestRequest.Password.pap("hunter3"), .pap(""), .none, .chap("x"), .msCHAPv1("x"), .msCHAPv2("x"),
    ])
    func refusesAWrongOneWithoutAWordAboutWhy(_ password: TestRequest.Password) throws {
        let reply = try #require(try TestDesk().answer(TestRequest(password: password)))
        #expect(reply.code == .accessReject)
        #expect(reply[.replyMessage] == nil)
        for attribute in reply.attributes where attribute.key != .messageAuthenticator {
            #expect(attribute.key == .msCHAPError, "only MS-CHAP's own error may stand in a refusal")
        }
    }

    @Test func unknownAndBlockedLinesLookAlike() throws {
        var provider = TestProvider()
        provider.lines.append(.testLine(2, hold: .unpaid))
        let desk = try TestDesk(provider)
        let unknown = try #require(try desk.answer(TestRequest(identifier: 1, userName: "nobody")))
        let held = try #require(try desk.answer(TestRequest(identifier: 2, userName: "user2")))
        #expect(unknown.code == .accessReject)
        #expect(unknown.attributes.map(\.key) == held.attributes.map(\.key))
        #expect(desk.meter.figures.verdicts[Int(Verdict.rejected.rawValue)] == 2)
    }

    @Test func gardensWhereTheRulesSaySo() throws {
        var provider = TestProvider()
        let garden = GardenTerms(pools: PoolNames(ipv4: Array("Reject_2".utf8)))
        provider.routers = [.testRouter(gardens: GardenRules([.unpaid: garden, .wrongPassword: garden]))]
        provider.lines = [.testLine(hold: .unpaid)]
        let desk = try TestDesk(provider)
        let reply = try #require(try desk.answer(TestRequest()))
        #expect(reply.code == .accessAccept)
        #expect(desk.meter.figures.verdicts[Int(Verdict.gardened.rawValue)] == 1)
        #expect(try sessionClass(in: reply).garden == .unpaid)
        // With MS-CHAP nobody can be let in without knowing the password.
        let wrong = TestRequest(identifier: 8, password: .msCHAPv2("x"))
        #expect(try desk.answer(wrong)?.code == .accessReject)
        #expect(try desk.answer(TestRequest(identifier: 9, password: .pap("x")))?.code == .accessAccept)
    }

    @Test func signsClassSoThatAccountingCanTrustIt() throws {
        let desk = try TestDesk()
        let first = try sessionClass(in: #require(try desk.answer(TestRequest(identifier: 1))))
        let second = try sessionClass(in: #require(try desk.answer(TestRequest(identifier: 2))))
        #expect(first.service == ServiceID(1))
        #expect(first.garden == nil)
        #expect(first.session != second.session)
        #expect(first.issued == Timestamp(seconds: 1_767_225_600))
    }

    @Test func returnsProxyStatesInTheirOrder() throws {
        let request = TestRequest(extras: ["Proxy-State = 0x0102", "Proxy-State = 0x03"])
        let reply = try #require(try TestDesk().answer(request))
        #expect(reply.all(.proxyState).map(\.plainOctets) == [[1, 2], [3]])
        #expect(reply.attributes.last?.key == .proxyState)
    }

    @Test func answersStatusServer() throws {
        let desk = try TestDesk()
        let request = TestRequest(code: .statusServer, userName: nil, password: .none)
        #expect(try desk.answer(request)?.code == .accessAccept)
        var forged = request
        forged.identifier = 8
        forged.secret = Array("another secret".utf8)
        #expect(desk.answer(try forged.octets()) == nil)
        #expect(desk.drops == [.wrongMessageAuthenticator])
    }

    @Test func addsWhatTheOperatorAdds() throws {
        var provider = TestProvider()
        provider.routers = [
            .testRouter(extras: [
                ExtraAttribute(purpose: .accept, name: "Filter-Id", value: "\"customers\""),
                ExtraAttribute(purpose: .block, name: "Filter-Id", value: "\"blocked\""),
            ])
        ]
        let reply = try #require(try TestDesk(provider).answer(TestRequest()))
        #expect(reply.all(.filterId).map(\.plainOctets) == [Array("customers".utf8)])
    }

    private func sessionClass(in reply: TypedPacket) throws -> SessionClass {
        let value = try #require(reply[.class])
        let key = try #require(SipHash(key: TestProvider.classKey.reveal()))
        let octets = value.plainOctets
        for place in octets.indices {
            var changed = octets
            changed[place] ^= 1
            let forged = SessionClass(verifying: changed.span, key: key)
            #expect(forged == nil, "octet \(place) is not protected")
        }
        let genuine = SessionClass(verifying: octets.span, key: key)
        return try #require(genuine)
    }
}
