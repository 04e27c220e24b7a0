// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

/// Disconnects of a real session at a router that nobody here wrote.
@Suite struct ControlHostapdTests {
    @Test func hostapdEndsTheSession() async throws {
        let secret = String(decoding: TestProvider.secret, as: UTF8.self)
        let meter = try AccountingSocket()
        try await Hostapd.with(secret: secret, accountingPort: meter.port) { hostapd in
            let start = try await meter.packet("Start")
            let session = try Self.session(start)
            var provider = TestProvider()
            provider.routers = [
                .controlled(1, vendor: .generic, source: "127.0.0.1/32", port: hostapd.port)
            ]
            let directory = provider.directory()
            let service = DynamicAuthorization { directory }
            try service.start()
            defer { service.stop() }

            var other = session
            other.sessionID = Array("0123456789ABCDEF".utf8)
            #expect(
                await service.disconnect(other) == .refused(ControlRefusal(.sessionGone, errorCause: 503)))
            let change = await service.change(session, to: .speed(20))
            #expect(change == .refused(ControlRefusal(.unsupported, errorCause: 401)), "\(change)")
            // It goes by “switch1” and says so; the session is found by its number then.
            var misnamed = session
            misnamed.nasIdentifier = Array("switch2".utf8)
            #expect(await service.disconnect(misnamed) == .acknowledged)
            let stop = try await meter.packet("Stop")
            #expect(try Self.session(stop).sessionID == session.sessionID)
        }
    }

    /// The session of an Accounting-Request.
    private static func session(_ packet: TypedPacket) throws -> ControlledSession {
        func octets(_ key: AttributeKey) -> [UInt8] { packet[key]?.plainOctets ?? [] }
        try #require(!octets(.acctSessionId).isEmpty)
        return ControlledSession(
            nas: NASID(1), nasIdentifier: octets(.nasIdentifier), sessionID: octets(.acctSessionId),
            userName: octets(.userName), callingStation: octets(.callingStationId))
    }
}

/// Acknowledges Accounting-Requests on 127.0.0.1.
private final class AccountingSocket {
    private let client: UDPClient
    var port: UInt16 { client.endpoint.port }

    init() throws {
        client = try UDPClient(from: .v4(IPv4Address(bits: 0x7f00_0001)))
    }

    /// The next request of this Acct-Status-Type; others are acknowledged, too.
    func packet(_ status: String) async throws -> TypedPacket {
        let end = MonotonicClock.nanoseconds + 30_000_000_000
        while MonotonicClock.nanoseconds < end {
            guard let (octets, sender) = client.receive(milliseconds: 50) else {
                await Task.yield()
                continue
            }
            let framed = try FramedPacket(octets.span)
            let packet = TypedPacket(framed, in: octets.span)
            guard let secret = SharedSecret(TestProvider.secret) else { break }
            let answer = try PacketWriter.octets(
                .accountingResponse, identifier: framed.identifier, [], secret: secret,
                authenticator: framed.authenticator, messageAuthenticator: false)
            try client.send(answer, to: sender)
            if packet.attributes.contains(where: { AttributeText.line($0) == "Acct-Status-Type = \(status)" }) {
                return packet
            }
        }
        throw TestFailure("hostapd sent no Accounting-Request with the status \(status)")
    }
}
