// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Testing
import TestKit

/// The defences against forged answers (CVE-2024-3596), row by row.
@Suite struct DefenceTests {
    /// Settings, what a router sends, and what happens: see the head of the file.
    @Test func followsTheMatrix() throws {
        for row in try VectorFile("radius-server/defence.txt").rows {
            let defence = NASDefence(
                requireMessageAuthenticator: try row.field(0, as: DefenceSetting.init(rawValue:)),
                limitProxyState: try row.field(1, as: DefenceSetting.init(rawValue:)))
            var provider = TestProvider()
            let isNetwork = try row.field(2) == "network"
            provider.routers = [.testRouter(source: isNetwork ? "127.0.0.0/24" : "127.0.0.1/32", defence: defence)]
            let desk = try TestDesk(provider)
            let sent = try row.field(3).split(separator: " ")
            for (place, packet) in sent.dropLast().enumerated() {
                _ = desk.answer(try request(String(packet), identifier: UInt8(place)).octets())
            }
            let last = try request(String(sent.last ?? ""), identifier: 100)
            let answered = desk.answer(try last.octets()) != nil
            #expect((answered ? "answered" : desk.drops.last?.word) == (try row.field(4)), "\(row)")
            let memory = desk.table.profiles[0].defence
            let known = [memory.requirementLearned, memory.limitLearned].map { $0.map { $0 ? "yes" : "no" } ?? "-" }
            #expect(known.joined(separator: " ") == (try row.field(5)), "\(row)")
        }
    }

    /// What was learned is handed over to be stored, and what was stored is known after a restart.
    @Test func learnsForGood() async throws {
        var provider = TestProvider()
        provider.routers = [.testRouter(defence: NASDefence())]
        let desk = try TestDesk(provider)
        #expect(try desk.answer(TestRequest()) != nil)
        let stored = Collected<LearnedDefence>()
        desk.learned.finish()
        await desk.learned.record(into: LearnedFactsRecorder(defence: { stored.add($0) }, device: { _ in }))
        #expect(stored.values == [LearnedDefence(nas: NASID(1), messageAuthenticator: true, proxyState: true)])

        let known = NASDefence(learnedMessageAuthenticator: true, learnedProxyState: true)
        provider.routers = [.testRouter(defence: known)]
        let restarted = try TestDesk(provider)
        #expect(try restarted.answer(TestRequest(hasMessageAuthenticator: false)) == nil)
        #expect(restarted.drops == [.missingMessageAuthenticator])
    }

    /// A change of the router's other terms does not make it forget what is not stored yet.
    @Test func keepsWhatItLearnedThroughAChange() throws {
        let first = NASTable([.testRouter(defence: NASDefence())], generation: 1)
        _ = first.profiles[0].defence.learn(hasMessageAuthenticator: true, hasEAP: false, hasProxyState: false)
        let second = NASTable([.testRouter(defence: NASDefence())], generation: 2, earlier: first)
        #expect(second.profiles[0].defence.requiresMessageAuthenticator)
    }

    private func request(_ marks: String, identifier: UInt8) throws -> TestRequest {
        var request = TestRequest(identifier: identifier)
        request.authenticator = Octets16(high: 1, low: UInt64(identifier))
        let parts = marks.split(separator: "+")
        request.hasMessageAuthenticator = parts.contains("ma") || parts.contains("forged")
        if parts.contains("eap") { request.extras.append("EAP-Message = 0x0201000501") }
        if parts.contains("ps") { request.extras.append("Proxy-State = 0x01") }
        if parts.contains("forged") { request.secret = Array("somebody else's".utf8) }
        return request
    }
}
