// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Testing

/// Two whole servers over the loopback: one is the home server of the other.
@Suite struct TwoServicesTests {
    @Test(arguments: ["127.0.0.1", "::1"])
    func loginsOfEveryKindAreAnsweredByTheHomeServer(_ text: String) throws {
        let address = try IPAddress(parsing: text)
        try Self.withTwo(at: address) { near, server in
            let client = try UDPClient(from: address)
            let passwords: [(TestRequest.Password, RadiusCode)] = [
                (.pap("hunter2"), .accessAccept), (.pap("wrong"), .accessReject), (.chap("hunter2"), .accessAccept),
                (.chap("wrong"), .accessReject), (.msCHAPv1("hunter2"), .accessAccept),
                (.msCHAPv2("hunter2"), .accessAccept), (.msCHAPv2("wrong"), .accessReject),
            ]
            for (number, (password, code)) in passwords.enumerated() {
                let request = TestRequest(
                    identifier: UInt8(number), userName: Self.userName, password: password,
                    extras: ["Proxy-State = 0x6265666f7265", "NAS-Port-Id = \"ge-0/0/1\""])
                try client.send(request.octets(), to: server)
                let (octets, source) = try #require(client.receive())
                #expect(source == server)
                let reply = try request.read(octets)
                #expect(reply.code == code, "\(password)")
                #expect(reply.all(.proxyState).map(\.plainOctets) == [Array("before".utf8)])
                if case .msCHAPv2 = password, code == .accessAccept {
                    try Self.expectKeys(in: reply, of: request)
                }
                // The router did not get it: the same octets again, without the home server.
                try client.send(request.octets(), to: server)
                #expect(client.receive()?.octets == octets)
            }
            let shown = near.metrics()
            #expect(Self.total("firsthop_radius_realm_requests_total", shown) == 7)
            #expect(Self.total("firsthop_radius_realm_replies_total", shown) == 7)
            #expect(Self.total("firsthop_radius_repeated_replies_total", shown) == 7)
            #expect(Self.total("firsthop_radius_drops_total", shown) == 0)
            #expect(Self.total("firsthop_radius_home_strays_total", shown) == 0)
        }
    }

    @Test func tracesSayWhoHasAnswered() throws {
        let address = try IPAddress(parsing: "127.0.0.1")
        try Self.withTwo(at: address) { near, server in
            let watch = try #require(near.watch(.everything))
            let client = try UDPClient(from: address)
            let request = TestRequest(userName: Self.userName)
            try client.send(request.octets(), to: server)
            let reply = try #require(client.receive())
            let exchange = try #require(watch.take().exchanges.first)
            #expect(exchange.outcome == .answeredElsewhere(.accepted, realm: "home.example"))
            #expect(exchange.reply.count == reply.octets.count)
            near.endWatch(watch)
        }
    }

    /// What the home server says of the line goes to the router, and nothing of ours with it: its Class above all.
    @Test func nothingIsAddedToTheAnswer() throws {
        let address = try IPAddress(parsing: "127.0.0.1")
        try Self.withTwo(at: address) { _, server in
            let client = try UDPClient(from: address)
            let request = TestRequest(userName: Self.userName)
            try client.send(request.octets(), to: server)
            let reply = try request.read(try #require(client.receive()).octets)
            let home = try TestDesk(Self.homeProvider(secret: TestProvider.secret)).answer(request)
            #expect(reply.attributes.map(\.key) == home?.attributes.map(\.key))
            let value = try #require(reply[.class]).plainOctets
            let key = try #require(SipHash(key: TestProvider.classKey.reveal()))
            #expect(SessionClass(verifying: value.span, key: key)?.service == ServiceID(1))
        }
    }

    @Test func aSilentServerIsCountedAndHoldsUpNobody() throws {
        var settings = ProxySettings()
        settings.patience = .milliseconds(50)
        let address = try IPAddress(parsing: "127.0.0.1")
        let silent = try UDPClient(from: address)
        let near = try Self.near(at: address, asking: silent.endpoint, settings)
        let server = try #require(try near.start().first)
        defer { near.stop() }
        let client = try UDPClient(from: address)
        let watch = try #require(near.watch(.everything))
        try client.send(TestRequest(identifier: 1, userName: Self.userName).octets(), to: server)
        let local = TestRequest(identifier: 2)
        try client.send(local.octets(), to: server)
        #expect(try local.read(try #require(client.receive()).octets).code == .accessAccept)
        #expect(silent.receive() != nil)
        var outcomes = watch.take().exchanges.map(\.outcome)
        while !outcomes.contains(.dropped(.homeServerSilent)) {
            // Each answer to a login of our own says that the server has had another turn.
            try client.send(TestRequest(identifier: 3).octets(), to: server)
            _ = client.receive(milliseconds: 100)
            outcomes += watch.take().exchanges.map(\.outcome)
            guard outcomes.count < 10_000 else { throw TestFailure("the login is never given up") }
        }
        let drops = near.metrics().first { $0.name == "firsthop_radius_realm_drops_total" }
        #expect(drops?.samples.map(\.value).contains(.number(1)) == true)
    }

    private static let userName = "user1@home.example"
    private static let homeSecret = Array("what the two servers share".utf8)

    private static func withTwo(
        at address: IPAddress, _ body: (RadiusService, RadiusEndpoint) throws -> Void
    ) throws {
        let directory = homeProvider(secret: homeSecret).directory()
        let home = try RadiusService(settings(at: address), classKey: TestProvider.classKey, directory: { directory })
        let endpoint = try #require(try home.start().first)
        defer { home.stop() }
        let near = try near(at: address, asking: endpoint)
        let server = try #require(try near.start().first)
        defer { near.stop() }
        try body(near, server)
    }

    private static func homeProvider(secret: [UInt8]) -> TestProvider {
        var provider = TestProvider()
        provider.lines = [.testLine(name: userName)]
        provider.routers = ["127.0.0.1/32", "::1/128"].enumerated().compactMap { number, source in
            (try? IPPrefix(parsing: source)).map {
                NASTerms(
                    id: NASID(Int64(number) + 1), name: source, source: $0, secret: Secret(secret), vendor: .generic,
                    defence: .strict)
            }
        }
        return provider
    }

    private static func near(
        at address: IPAddress, asking home: RadiusEndpoint, _ proxying: ProxySettings = ProxySettings()
    ) throws -> RadiusService {
        var provider = TestProvider()
        provider.routers.append(.testRouter(2, source: "::1/128"))
        provider.realms = [
            RealmTerms(
                id: RealmID(1), name: Array("home.example".utf8),
                way: .proxy(host: "\(home.address)", port: home.port, secret: Secret(homeSecret)))
        ]
        let directory = provider.directory()
        return try RadiusService(
            settings(at: address, proxying), classKey: Secret(Array(repeating: 9, count: 16)), directory: { directory })
    }

    private static func settings(at address: IPAddress, _ proxying: ProxySettings = ProxySettings()) -> RadiusSettings {
        RadiusSettings(
            authentication: [RadiusEndpoint(address: address, port: 0)], workers: 2, proxying: proxying)
    }

    /// The keys are those that follow from password and response, hidden with what the router knows (RFC 3079).
    private static func expectKeys(in reply: TypedPacket, of request: TestRequest) throws {
        var direct = TestProvider()
        direct.lines = [.testLine(name: userName)]
        let wanted = try #require(try TestDesk(direct).answer(request))
        let secret = try #require(TestProvider.sharedSecret)
        for key in [AttributeKey.msMPPESendKey, .msMPPERecvKey] {
            let got = try #require(reply[key]?.revealed(with: secret, authenticator: request.authenticator))
            #expect(got == wanted[key]?.revealed(with: secret, authenticator: request.authenticator))
        }
    }

    private static func total(_ name: String, _ families: [MetricFamily]) -> Double {
        families.first { $0.name == name }?.samples.reduce(0) { sum, sample in
            guard case .number(let number) = sample.value else { return sum }
            return sum + number
        } ?? -1
    }
}
