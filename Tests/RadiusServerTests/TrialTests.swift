// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Testing

/// `firsthop ask`: the same answer as the wire would bring, with its reasons.
@Suite struct TrialTests {
    private let now = Timestamp(seconds: 1_767_225_600)

    @Test func explainsWhatItWouldAnswer() throws {
        let report = try trial().answer(
            to: attributes("User-Name = \"user1\"", "User-Password = \"hunter2\""), from: .testRouter(), now: now)
        let answer = try #require(report.answer)
        #expect(answer.verdict == .accepted)
        #expect(answer.service == ServiceID(1))
        #expect(answer.trace?.deciding == .letIn)
        let packet = TypedPacket(try FramedPacket(answer.packet.span), in: answer.packet.span)
        #expect(
            packet.attributes.contains { AttributeText.line($0) == "Delegated-IPv6-Prefix = 2001:db8:8000:100::/56" })
    }

    @Test func saysWhyItWouldRefuse() throws {
        let report = try trial().answer(
            to: attributes("User-Name = \"user1\"", "User-Password = \"wrong\""), from: .testRouter(), now: now)
        let answer = try #require(report.answer)
        #expect(answer.verdict == .rejected)
        #expect(answer.reason == .wrongPassword)
        #expect(answer.trace?.deciding == .passwordWrong)
    }

    @Test func answersAPacketAsTheServerWould() throws {
        let request = TestRequest(password: .msCHAPv2("hunter2"))
        let report = try trial().answer(to: request.octets(), from: .testRouter(), now: now)
        let answer = try #require(report.answer)
        #expect(try request.read(answer.packet).code == .accessAccept)
        let forged = TestRequest(secret: Array("somebody else's".utf8))
        guard
            case .dropped(.wrongMessageAuthenticator) = try trial().answer(
                to: forged.octets(), from: .testRouter(), now: now)
        else {
            Issue.record("a forged packet must not be answered")
            return
        }
    }

    @Test func followsTheRealms() throws {
        var provider = TestProvider()
        provider.realms = [
            RealmTerms(id: RealmID(1), name: Array("strip.example".utf8), way: .localStrip),
            RealmTerms(id: RealmID(2), name: Array("no.example".utf8), way: .refuse),
            RealmTerms(id: RealmID(3), name: Array("keep.example".utf8), way: .localKeep),
        ]
        provider.lines.append(.testLine(2, name: "bob@keep.example"))
        let expected: [(String, Verdict, ServiceID?)] = [
            ("user1@strip.example", .accepted, ServiceID(1)), ("user1@STRIP.example", .accepted, ServiceID(1)),
            ("user1@no.example", .rejected, nil), ("bob@keep.example", .accepted, ServiceID(2)),
            ("bob@strip.example", .rejected, nil), ("user1@unheard.example", .rejected, nil),
        ]
        for (name, verdict, service) in expected {
            let report = try trial(provider).answer(
                to: attributes("User-Name = \"\(name)\"", "User-Password = \"hunter2\""), from: .testRouter(), now: now)
            #expect(report.answer?.verdict == verdict, "\(name)")
            #expect(report.answer?.service == service, "\(name)")
        }
    }

    /// By the device or the circuit, for lines that have no user name; never for one who dials in.
    @Test func findsLinesByDeviceAndCircuit() throws {
        var provider = TestProvider()
        provider.lines = [
            .testLine(1, kind: .dhcpv4, name: "", password: nil, macs: [try .init(parsing: "00:16:3e:00:00:01")]),
            .testLine(2, kind: .hotspot, password: "x", macs: [try .init(parsing: "00:16:3e:00:00:02")]),
            .testLine(3, kind: .dhcpv6, name: "", password: nil, circuit: [1, 2, 3]),
        ]
        let expected: [([String], ServiceID?)] = [
            (["User-Name = \"00:16:3E:00:00:01\""], ServiceID(1)),
            (["User-Name = \"00163e000001\"", "User-Password = \"\""], ServiceID(1)),
            (["User-Name = \"guest\"", "Calling-Station-Id = \"00-16-3E-00-00-02\""], ServiceID(2)),
            (["User-Name = \"x\"", "ADSL-Agent-Circuit-Id = 0x010203"], ServiceID(3)),
            (["User-Name = \"guest\"", "Calling-Station-Id = \"00-16-3E-00-00-02\"", "Framed-Protocol = PPP"], nil),
            (["User-Name = \"x\"", "ADSL-Agent-Circuit-Id = 0x010203", "Framed-Protocol = PPP"], nil),
        ]
        for (lines, service) in expected {
            let report = try trial(provider).answer(
                to: lines.flatMap { try AttributeText.parse($0) }, from: .testRouter(), now: now)
            let accepted = report.answer?.verdict == .accepted
            #expect((accepted ? report.answer?.service : nil) == service, "\(lines)")
        }
    }

    private func trial(_ provider: TestProvider = TestProvider()) throws -> RadiusTrial {
        try RadiusTrial(directory: provider.directory(), classKey: TestProvider.classKey)
    }

    private func attributes(_ lines: String...) throws -> [TypedAttribute] {
        try lines.flatMap { try AttributeText.parse($0) }
    }
}

extension TrialReport {
    /// The answer, if there would be one.
    fileprivate var answer: TrialAnswer? {
        guard case .answered(let answer) = self else { return nil }
        return answer
    }
}
