// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import TestKit

@testable import RadiusServer

/// A desk on a table: what it sends and says is kept, and the time passes only when the test says so.
final class ControlBench {
    /// A packet that left.
    struct Departure {
        let key: ExchangeKey
        let octets: [UInt8]
        /// Nanoseconds since the test began.
        let at: UInt64
    }

    let desk: ControlDesk
    let learned = LearnedControl(validity: 3600 * 1_000_000_000)
    let meters = ControlMeters()
    let directory: SharedDirectory
    private(set) var departures: [Departure] = []
    private(set) var outcomes: [UInt64: ControlOutcome] = [:]
    private(set) var now: UInt64 = 0
    private var tickets: UInt64 = 0

    init(
        _ settings: ControlSettings = ControlSettings(), vendor: NASVendor = .mikrotik, routers: Int = 1,
        seed: UInt64 = 7
    ) {
        var provider = TestProvider()
        provider.routers = (1...routers).map { .controlled($0, vendor: vendor) }
        directory = SharedDirectory(provider.directory())
        desk = ControlDesk(
            settings, families: [.v6, .v4], directory: { [directory] in directory.current }, learned: learned,
            meters: meters, generator: SeededGenerator(seed: seed))
    }

    /// Hands in a request and returns its ticket.
    @discardableResult
    func submit(_ task: ControlTask, _ session: ControlledSession) -> UInt64 {
        tickets += 1
        desk.submit(ControlRequest(ticket: tickets, session: session, task: task), at: moment)
        collect()
        return tickets
    }

    func withdraw(_ ticket: UInt64) {
        desk.withdraw(ticket)
        collect()
    }

    func stop() {
        desk.stop()
        collect()
    }

    /// Lets time pass up to the next deadline within the duration, or to its end; false when nothing was due.
    @discardableResult
    func pass(_ duration: Duration) -> Bool {
        let end = now + duration.nanoseconds
        guard let deadline = desk.nextDeadline, deadline <= end else {
            now = end
            return false
        }
        now = max(now, deadline)
        desk.advance(to: moment)
        collect()
        return true
    }

    /// Lets all of the duration pass, deadline by deadline.
    func passAll(_ duration: Duration) {
        let end = now + duration.nanoseconds
        while pass(.nanoseconds(Int64(end - now))) {}
    }

    /// Lets the router answer a packet.
    func answer(
        _ departure: Departure, _ code: RadiusCode, _ attributes: [TypedAttribute] = [],
        secret: [UInt8] = TestProvider.secret
    ) throws {
        deliver(try departure.answer(code, attributes, secret: secret), to: departure.key)
    }

    /// Lets octets arrive from the router of a packet at the port that it left from.
    func deliver(_ octets: [UInt8], to key: ExchangeKey) {
        desk.receive(octets, from: key.router, port: key.slot.port, at: moment)
        collect()
    }

    private var moment: ControlMoment {
        ControlMoment(monotonic: now, time: Self.start.advanced(by: .nanoseconds(Int64(now))))
    }

    private func collect() {
        let output = desk.takeOutput()
        departures += output.packets.map { Departure(key: $0.to, octets: $0.octets, at: now) }
        for (ticket, outcome) in output.outcomes where outcomes[ticket] == nil { outcomes[ticket] = outcome }
    }

    static let start = Timestamp(seconds: 1_767_225_600)
}

extension ControlBench.Departure {
    /// What a router that shares the secret says to it.
    func answer(
        _ code: RadiusCode, _ attributes: [TypedAttribute] = [], secret: [UInt8] = TestProvider.secret
    ) throws -> [UInt8] {
        guard let secret = SharedSecret(secret), let authenticator = Octets16(octets.span, at: 4) else {
            throw TestFailure("no secret or no authenticator")
        }
        return try PacketWriter.octets(
            code, identifier: octets[1], attributes, secret: secret, authenticator: authenticator)
    }

    /// The attributes that it has, as text, without the Message-Authenticator.
    func lines() throws -> [String] {
        let packet = try TypedPacket(FramedPacket(octets.span), in: octets.span)
        return packet.attributes.map { AttributeText.line($0) }.filter { !$0.hasPrefix("Message-Authenticator") }
    }
}

extension TypedAttribute {
    /// Error-Cause.
    static func cause(_ number: UInt64) throws -> TypedAttribute {
        try TypedAttribute(.errorCause, .integer(number))
    }
}

extension NASTerms {
    /// Router `number` at 192.0.2.`number`.
    static func controlled(
        _ number: Int, vendor: NASVendor = .mikrotik, extras: [ExtraAttribute] = [], source: String? = nil,
        port: UInt16 = NASTerms.usualDynamicAuthorizationPort
    ) -> NASTerms {
        let address = IPv4Address(bits: 0xc000_0200 + UInt32(number))
        let prefix = source.flatMap { try? IPPrefix(parsing: $0) } ?? IPPrefix(.v4(address))
        return NASTerms(
            id: NASID(Int64(number)), name: "router \(number)", source: prefix, secret: Secret(TestProvider.secret),
            vendor: vendor, extras: extras, dynamicAuthorizationPort: port)
    }
}

extension ControlledSession {
    /// Session `number` of router `nas`.
    static func numbered(_ number: Int, at nas: Int = 1) -> ControlledSession {
        ControlledSession(
            nas: NASID(Int64(nas)), sessionID: Array("81\(number)".utf8), userName: Array("user\(number)".utf8))
    }
}

extension AccessGrant {
    /// A grant of these rates and nothing else, in Mbit/s.
    static func speed(_ down: UInt64, _ up: UInt64 = 1) -> AccessGrant {
        AccessGrant(rates: Rates(down: down * 1_000_000, up: up * 1_000_000), trace: .atStart)
    }
}
