// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec
import Synchronization

@testable import RadiusServer

/// Datagrams of routers of every vendor at one desk, with lines of several kinds behind it.
///
/// Message-Authenticator is not demanded, or nothing that was changed would get as far as the decision.
enum FuzzedDesk {
    /// The first octet says which router asks; the others are the datagram.
    static func broken(_ octets: [UInt8]) -> String? {
        guard let first = octets.first else { return nil }
        let datagram = Array(octets.dropFirst())
        return state.withLock { state in
            guard let desk = state.desk else { return "there is no desk" }
            state.sent += 1
            // A second, so that answers to earlier datagrams are remembered for ten more.
            desk.monotonic &+= 1_000_000_000
            let answer = desk.answer(datagram, from: Int(first) % desk.table.profiles.count)
            let figures = desk.meter.figures
            let counted = figures.verdicts.reduce(figures.duplicates, +) + figures.drops.reduce(0, +)
            guard counted == state.sent else { return "\(counted) datagrams are counted, \(state.sent) were sent" }
            return answer.flatMap { brokenReply($0, to: datagram) }
        }
    }

    /// What is wrong with an answer, as a router would judge it.
    private static func brokenReply(_ reply: [UInt8], to datagram: [UInt8]) -> String? {
        guard let secret = TestProvider.sharedSecret, let request = try? FramedPacket(datagram.span) else {
            return "what cannot be framed is answered"
        }
        guard let framed = try? FramedPacket(reply.span), framed.length == reply.count else {
            return "an answer is no packet"
        }
        guard framed.identifier == request.identifier else { return "an answer has another Identifier" }
        let verified = try? VerifiedPacket(
            reply: framed, to: request.authenticator, in: reply.span, secret: secret, requiresMessageAuthenticator: true
        )
        return verified == nil ? "an answer is not signed" : nil
    }

    private struct State: ~Copyable {
        var desk: TestDesk?
        var sent: UInt64 = 0
    }

    private static let state = Mutex(State(desk: try? TestDesk(provider)))

    /// Routers of all vendors, and lines that are found in all ways.
    private static var provider: TestProvider {
        var provider = TestProvider()
        provider.lines = [
            .testLine(), .testLine(2, hold: .unpaid), .testLine(3, macBinding: .first(limit: 1)),
            .testLine(4, kind: .dhcpv4, name: "", password: nil, macs: macs("02:00:00:00:00:04")),
            .testLine(5, kind: .hotspot, macs: macs("02:00:00:00:00:05")),
            .testLine(6, kind: .wirelessMAC, name: "", password: nil, macs: macs("02:00:00:00:00:06")),
            .testLine(7, kind: .static, circuit: Array("ge-0/0/7".utf8)),
        ]
        let garden = GardenTerms(
            pools: PoolNames(ipv4: Array("garden".utf8)), addressList: Array("garden".utf8), keepOwnAddresses: true)
        let gardens = GardenRules([.unpaid: garden, .unknownUser: garden, .wrongPassword: garden, .wrongMAC: garden])
        let defence = NASDefence(requireMessageAuthenticator: .no, limitProxyState: .no)
        provider.routers = NASVendor.allCases.enumerated().map { number, vendor in
            NASTerms(
                id: NASID(Int64(number) + 1), name: vendor.rawValue,
                source: IPPrefix(.v4(IPv4Address(bits: 0x7f00_0001 + UInt32(number)))),
                secret: Secret(TestProvider.secret), vendor: vendor, defence: defence, gardens: gardens)
        }
        provider.realms = [
            RealmTerms(id: RealmID(1), name: Array("strip".utf8), way: .localStrip),
            RealmTerms(id: RealmID(2), name: Array("keep".utf8), way: .localKeep),
            RealmTerms(id: RealmID(3), name: Array("refuse".utf8), way: .refuse),
            RealmTerms(
                id: RealmID(4), name: Array("away".utf8),
                way: .proxy(host: "2001:db8::1", port: 1812, secret: Secret(TestProvider.secret))),
        ]
        return provider
    }

    private static func macs(_ text: String) -> [MACAddress] { (try? [MACAddress(parsing: text)]) ?? [] }
}
