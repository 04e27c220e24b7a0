// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Storage
import Testing

@Suite struct AccountingDeskTests {
    @Test func acknowledgesOnceTheRecordIsDurable() throws {
        let held = HeldLog()
        let desk = try TestDesk(recordingInto: held.log)
        let request = TestRequest.accounting("Start", extras: ["Acct-Session-Id = \"1\"", "Proxy-State = 0x01"])
        let octets = try request.octets()
        let first = try #require(desk.answer(octets))
        #expect(desk.reply == .onceDurable(length: first.count, sequence: 1))
        let packet = try request.read(first)
        #expect(packet.code == .accountingResponse)
        #expect(packet.attributes.map(\.key) == [.proxyState])
        // A repetition gets nothing until then, and the same octets at once afterwards.
        #expect(desk.answer(octets) == nil)
        #expect(desk.drops == [.duplicateInProgress])
        held.sync(through: 1)
        #expect(desk.answer(octets) == first)
        #expect(desk.reply == .now(length: first.count))
        #expect(held.records.map(\.text) == ["start session=1 user=user1"])
        #expect(desk.meter.figures.verdicts[Int(Verdict.recorded.rawValue)] == 1)
        #expect(desk.meter.figures.waiting == 1, "the desk sends nothing, so the acknowledgement still waits")
    }

    @Test func returnsMessageAuthenticatorToThoseWhoSendIt() throws {
        let desk = try TestDesk(recordingInto: HeldLog().log)
        let request = TestRequest.accounting("Stop", hasMessageAuthenticator: true)
        let reply = try request.read(#require(desk.answer(request.octets())))
        #expect(reply.attributes.map(\.key) == [.messageAuthenticator])
    }

    @Test func trustsOnlyItsOwnClass() throws {
        let login = try TestDesk()
        let accept = try #require(try login.answer(TestRequest()))
        let genuine = try #require(accept[.class]?.plainOctets)
        var forged = genuine
        forged[24] ^= 1
        let held = HeldLog()
        let desk = try TestDesk(recordingInto: held.log)
        func attribute(_ octets: [UInt8]) -> String {
            "Class = 0x" + octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        let foreign = attribute(Array("a proxy's".utf8))
        for (number, classes) in [[foreign, attribute(genuine)], [attribute(forged)], []].enumerated() {
            let request = TestRequest.accounting("Start", identifier: UInt8(number), extras: classes)
            #expect(desk.answer(try request.octets()) != nil)
        }
        held.sync(through: 3)
        let logins = held.records.map(\.login)
        let key = try #require(SipHash(key: TestProvider.classKey.reveal()))
        let expected = SessionClass(verifying: genuine.span, key: key)
        #expect(logins == [expected.map(LoginReference.init), nil, nil])
        #expect(logins.first??.service == ServiceID(1))
    }

    /// What cannot be taken is not acknowledged, and each refusal is counted under its reason.
    @Test func saysNothingToWhatItDoesNotKeep() throws {
        let cases: [(TestRequest, DropReason)] = [
            (TestRequest.accounting("Start", extras: []).forged, .wrongAuthenticator),
            (TestRequest.accounting("Start", hasMessageAuthenticator: true).forged, .wrongMessageAuthenticator),
            (
                TestRequest(code: .accountingRequest, password: .none, hasMessageAuthenticator: false),
                .missingStatusType
            ),
            (TestRequest(), .unexpectedCode),
            (TestRequest(code: .disconnectRequest, password: .none), .unexpectedCode),
            (
                TestRequest(code: .statusServer, userName: nil, password: .none, hasMessageAuthenticator: false),
                .missingMessageAuthenticator
            ),
        ]
        for (request, reason) in cases {
            let held = HeldLog()
            let desk = try TestDesk(recordingInto: held.log)
            #expect(desk.answer(try request.octets()) == nil)
            #expect(desk.drops == [reason])
        }
        let full = try TestDesk(recordingInto: HeldLog(limit: 1).log)
        #expect(full.answer(try TestRequest.accounting("Stop").octets()) == nil)
        #expect(full.drops == [.notRecorded])
        let busy = try TestDesk(recordingInto: HeldLog().log)
        busy.mayWait = false
        #expect(busy.answer(try TestRequest.accounting("Stop").octets()) == nil)
        #expect(busy.drops == [.tooManyWaiting])
        // A door for logins takes no accounting.
        let login = try TestDesk()
        #expect(login.answer(try TestRequest.accounting("Start").octets()) == nil)
        #expect(login.drops == [.unexpectedCode])
    }

    /// After a refusal the same packet is taken as soon as the log takes records again.
    @Test func takesARepetitionOfWhatWasRefused() throws {
        let held = HeldLog()
        let desk = try TestDesk(recordingInto: held.log)
        let octets = try TestRequest.accounting("Interim-Update").octets()
        desk.mayWait = false
        #expect(desk.answer(octets) == nil)
        desk.mayWait = true
        #expect(desk.answer(octets) != nil)
        held.sync(through: 1)
        #expect(held.records.count == 1)
    }

    @Test func answersAtOnceWhatNeedsNoRecord() throws {
        let held = HeldLog()
        let desk = try TestDesk(recordingInto: held.log)
        let status = TestRequest(code: .statusServer, userName: nil, password: .none)
        let reply = try #require(try desk.answer(status))
        #expect(reply.code == .accountingResponse)
        #expect(desk.reply == .now(length: 38))
        for (number, name) in ["Failed", "Tunnel-Start", "Tunnel-Link-Stop"].enumerated() {
            let request = TestRequest.accounting(name, identifier: UInt8(number))
            #expect(try desk.answer(request)?.code == .accountingResponse)
            #expect(desk.reply == .now(length: 20))
        }
        #expect(desk.meter.figures.verdicts[Int(Verdict.ignored.rawValue)] == 3)
        #expect(held.log.metrics().first?.samples.first?.value == .number(0))
    }

    @Test func showsThoseWhoWatchWhatWasRecorded() throws {
        let held = HeldLog()
        let desk = try TestDesk(recordingInto: held.log)
        let watch = try #require(desk.tap.begin(.userName(Array("user1".utf8))))
        _ = desk.answer(try TestRequest.accounting("Interim-Update", extras: ["Acct-Session-Time = 600"]).octets())
        let exchange = try #require(watch.take().exchanges.first)
        #expect(exchange.outcome == .answered(.recorded, nil))
        #expect(exchange.record?.text == "interim user=user1 seconds=600")
        _ = desk.answer(try TestRequest.accounting("Failed", identifier: 8).octets())
        #expect(watch.take().exchanges.map(\.record) == [nil])
    }
}

extension TestRequest {
    /// The same from somebody who does not know the secret.
    fileprivate var forged: TestRequest {
        var forged = self
        forged.secret = Array("somebody else's".utf8)
        return forged
    }
}
