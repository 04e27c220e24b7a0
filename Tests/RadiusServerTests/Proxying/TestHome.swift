// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import TestKit

/// A desk for home servers without sockets and clocks, with a router before it and a home server behind it.
final class TestHome {
    static let secret = Array("what the home server shares".utf8)
    static let endpoint = RadiusEndpoint(address: .v4(IPv4Address(bits: 0xc000_0202)), port: 1812)
    static let realm = RealmTerms(
        id: RealmID(1), name: Array("home.example".utf8),
        way: .proxy(host: "192.0.2.2", port: 1812, secret: Secret(secret)))

    let desk: HomeDesk
    let meters = RealmMeters()
    let mark: ProxyMark
    let nas: NASProfile
    let shared: SharedSecret
    /// Nanoseconds.
    var now: UInt64 = 1_000_000_000

    init(_ settings: ProxySettings = ProxySettings()) throws {
        mark = ProxyMark(key: SipHash(1, 2))
        guard let nas = NASProfile(.testRouter()), let shared = SharedSecret(Self.secret) else {
            throw TestFailure("a secret is empty")
        }
        self.nas = nas
        self.shared = shared
        desk = HomeDesk(
            settings, mark: mark, meters: meters, generator: SeededGenerator(seed: 2058),
            address: { try? IPAddress(parsing: $0) })
    }

    /// Hands on what a router has sent, from a port of its own.
    func take(_ octets: [UInt8], port: UInt16 = 40000) throws {
        desk.take(try login(octets, port: port), at: now)
    }

    func login(_ octets: [UInt8], port: UInt16 = 40000) throws -> HandedLogin {
        HandedLogin(
            octets: octets, packet: try FramedPacket(octets.span), worker: 0, door: 0,
            source: RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0001)), port: port), nas: nas,
            realm: Self.realm, receivedAt: now, name: [], control: [])
    }

    /// The home server's answer to a request of ours: attributes as octets, then the request's Proxy-States.
    func answer(
        _ request: [UInt8], _ code: RadiusCode = .accessAccept, _ attributes: [(UInt8, [UInt8])] = [],
        messageAuthenticator: Bool = true, proxyStates: Bool = true
    ) throws -> [UInt8] {
        let packet = try FramedPacket(request.span)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        var writer = try PacketWriter(
            code, identifier: packet.identifier, into: room, messageAuthenticator: messageAuthenticator)
        for (number, value) in attributes { try writer.append(AttributeKey(number), value) }
        if proxyStates { try writer.appendProxyStates(of: packet, in: request.span) }
        let length = writer.seal(with: shared, authenticator: packet.authenticator)
        return Array(room[..<length])
    }

    func receive(_ octets: [UInt8], from sender: RadiusEndpoint = endpoint, port: UInt8 = 0) {
        desk.receive(octets, from: sender, port: port, at: now)
    }

    func pass(seconds: Double) {
        now += UInt64(seconds * 1e9)
        desk.advance(to: now)
    }

    /// The packets to send since the last call.
    func sent() -> [[UInt8]] { taken().packets.map(\.octets) }

    /// What became of logins since the last call.
    func outcomes() -> [HandedOutcome] { taken().returns.map(\.outcome) }

    private var kept = HomeOutput()

    private func taken() -> HomeOutput {
        let new = desk.takeOutput()
        defer { kept = HomeOutput() }
        kept.packets += new.packets
        kept.returns += new.returns
        return kept
    }
}

extension SeededGenerator {
    /// A number from 0 up to but not including `limit`, which is at least one.
    mutating func next(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
