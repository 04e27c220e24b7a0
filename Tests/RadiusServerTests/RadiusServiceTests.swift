// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Synchronization
import Testing

/// The whole server over real sockets of both families.
@Suite struct RadiusServiceTests {
    @Test(arguments: ["127.0.0.1", "::1"])
    func answersOverTheLoopback(_ text: String) throws {
        let address = try IPAddress(parsing: text)
        let service = try service(listeningOn: [address])
        let endpoint = try #require(try service.start().first)
        defer { service.stop() }
        let client = try UDPClient(from: address)
        let request = TestRequest()
        try client.send(request.octets(), to: endpoint)
        let (octets, source) = try #require(client.receive())
        #expect(source == endpoint)
        #expect(try request.read(octets).code == .accessAccept)
        let metrics = service.metrics().first { $0.name == "firsthop_radius_requests_total" }
        #expect(metrics?.samples.map(\.value).contains(.number(1)) == true)
    }

    /// A server that listens on every address must answer from the one that was asked.
    @Test func answersFromTheAddressThatWasAsked() throws {
        let service = try service(listeningOn: [IPAddress(parsing: "0.0.0.0"), IPAddress(parsing: "::")])
        let endpoints = try service.start()
        defer { service.stop() }
        for (asked, endpoint) in zip(["127.0.0.77", "::1"], endpoints) {
            let asked = RadiusEndpoint(address: try IPAddress(parsing: asked), port: endpoint.port)
            let family = asked.address.family == .v4 ? "127.0.0.1" : "::1"
            let client = try UDPClient(from: IPAddress(parsing: family))
            try client.send(TestRequest().octets(), to: asked)
            #expect(client.receive()?.from == asked)
        }
    }

    @Test func neverAnswersStrangersButShowsThem() throws {
        let service = try service(listeningOn: [IPAddress(parsing: "127.0.0.1")], workers: 1)
        let endpoint = try #require(try service.start().first)
        defer { service.stop() }
        let stranger = try UDPClient(from: IPAddress(parsing: "127.0.0.9"))
        let router = try UDPClient(from: IPAddress(parsing: "127.0.0.1"))
        for _ in 0..<3 { try stranger.send(TestRequest().octets(), to: endpoint) }
        // The only worker takes them in their order: with the router's answer the stranger's packets are done with.
        try router.send(TestRequest().octets(), to: endpoint)
        #expect(router.receive() != nil)
        #expect(stranger.receive(milliseconds: 0) == nil)
        let shown = service.unknownSources
        #expect(shown.map(\.address) == [try IPAddress(parsing: "127.0.0.9")])
        #expect(shown.first?.datagrams == 3)
    }

    @Test func followsTheDirectoryWithoutARestart() throws {
        let provider = TestProvider()
        let current = Mutex(provider.directory())
        let service = try RadiusService(
            RadiusSettings(authentication: [endpoint("127.0.0.1")], workers: 1), classKey: TestProvider.classKey,
            directory: { current.withLock { $0 } })
        let endpoint = try #require(try service.start().first)
        defer { service.stop() }
        let client = try UDPClient(from: IPAddress(parsing: "127.0.0.2"))
        let known = try UDPClient(from: IPAddress(parsing: "127.0.0.1"))
        let request = TestRequest(userName: "user2")
        try client.send(request.octets(), to: endpoint)
        try known.send(TestRequest().octets(), to: endpoint)
        #expect(known.receive() != nil)
        #expect(client.receive(milliseconds: 0) == nil)
        var changed = provider
        changed.routers.append(.testRouter(2, source: "127.0.0.0/24"))
        changed.lines.append(.testLine(2))
        let newer = changed.directory(after: current.withLock { $0 })
        current.withLock { $0 = newer }
        try client.send(request.octets(), to: endpoint)
        let reply = try #require(client.receive())
        #expect(try request.read(reply.octets).code == .accessAccept)
    }

    @Test func showsPacketsToThoseWhoWatchButNoSecrets() throws {
        let service = try service(listeningOn: [IPAddress(parsing: "127.0.0.1")])
        let endpoint = try #require(try service.start().first)
        defer { service.stop() }
        let watch = try #require(service.watch(.userName(Array("user1".utf8))))
        let client = try UDPClient(from: IPAddress(parsing: "127.0.0.1"))
        let request = TestRequest(password: .msCHAPv2("hunter2"))
        let other = TestRequest(identifier: 8, userName: "user2")
        for request in [request, other] {
            try client.send(request.octets(), to: endpoint)
            _ = try #require(client.receive())
        }
        let (exchanges, missed) = watch.take()
        #expect(exchanges.count == 1)
        #expect(missed == 0)
        let exchange = try #require(exchanges.first)
        #expect(exchange.outcome == .answered(.accepted, nil))
        #expect(exchange.trace?.description.contains("the password is right") == true)
        for octets in [exchange.request, exchange.reply] {
            let packet = TypedPacket(try FramedPacket(octets.span), in: octets.span)
            for key in [AttributeKey.msCHAP2Response, .msMPPESendKey, .msMPPERecvKey, .messageAuthenticator] {
                #expect(packet[key]?.plainOctets.allSatisfy { $0 == 0 } ?? true, "\(key) is shown")
            }
        }
        service.endWatch(watch)
    }

    private func service(listeningOn addresses: [IPAddress], workers: Int = 2) throws -> RadiusService {
        var provider = TestProvider()
        provider.routers.append(.testRouter(2, source: "::1/128"))
        let directory = provider.directory()
        return try RadiusService(
            RadiusSettings(
                authentication: addresses.map { RadiusEndpoint(address: $0, port: 0) }, workers: workers),
            classKey: TestProvider.classKey, directory: { directory })
    }

    private func endpoint(_ address: String) throws -> RadiusEndpoint {
        RadiusEndpoint(address: try IPAddress(parsing: address), port: 0)
    }
}
