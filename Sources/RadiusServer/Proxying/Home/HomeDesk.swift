// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec

/// Hands logins on to home servers, believes their answers or not, and loses patience.
///
/// Knows nothing of sockets, threads and clocks: what is to be sent and returned is taken from it. A request is
/// repeated only when the router repeats it, so that the patience is the router's (RFC 5080 section 2.2.1). Belongs to
/// one thread.
final class HomeDesk {
    private let settings: ProxySettings
    private let address: (String) -> IPAddress?
    private let meters: RealmMeters
    private let mark: ProxyMark
    private var generator: any RandomNumberGenerator
    private var secrets = HomeSecrets()
    /// One for each address that a realm ever had since the start.
    private var servers: [RadiusEndpoint: HomeServer] = [:]
    private var exchanges: [ExchangeKey: HomeExchange] = [:]
    private var places: [LoginKey: ExchangeKey] = [:]
    private var deadlines = DeadlineQueue<(key: ExchangeKey, number: UInt64)>()
    private var output = HomeOutput()
    private var lastNumber: UInt64
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)

    /// - Parameters:
    ///   - mark: makes our Proxy-States.
    ///   - address: where a host is; nil when that is not known.
    init(
        _ settings: ProxySettings, mark: ProxyMark, meters: RealmMeters, generator: any RandomNumberGenerator,
        address: @escaping (String) -> IPAddress?
    ) {
        self.settings = settings
        self.mark = mark
        self.meters = meters
        self.generator = generator
        self.address = address
        lastNumber = self.generator.next()
    }

    deinit { room.deallocate() }

    /// What is to be done since the last time.
    func takeOutput() -> HomeOutput {
        defer { output = HomeOutput() }
        return output
    }

    /// When ``advance(to:)`` has something to do; nil when nothing is under way.
    var nextDeadline: UInt64? { deadlines.earliest }

    /// How many requests are under way.
    var underWay: Int { exchanges.count }
}

// Logins that go out.
extension HomeDesk {
    /// Takes a login of a proxied realm.
    func take(_ login: HandedLogin, at now: UInt64) {
        let meter = meters[login.realm.id]
        if repeats(login, meter, at: now) { return }
        meter.noteRequest()
        do throws(DropReason) {
            try send(login, at: now)
        } catch {
            finish(login, .dropped(error), meter)
        }
    }

    /// Whether the login is under way: then it is sent once more as it was. Another one with its Identifier has taken
    /// its place: the router does not wait for the first one any more.
    private func repeats(_ login: HandedLogin, _ meter: RealmMeter, at now: UInt64) -> Bool {
        guard let key = places[LoginKey(login)], let exchange = exchanges[key], case .login(let first) = exchange.errand
        else { return false }
        guard first.packet.authenticator == login.packet.authenticator else {
            forget(key, at: now)
            finish(first, .dropped(.homeServerSilent), meters[first.realm.id])
            return false
        }
        output.packets.append((key, exchange.octets))
        meter.noteRepetition()
        output.returns.append(HandedReturn(login: login, outcome: .dropped(.duplicateInProgress)))
        return true
    }

    private func send(_ login: HandedLogin, at now: UInt64) throws(DropReason) {
        guard !hasPassedHere(login), case .proxy(let host, let port, _) = login.realm.way else { throw .proxyLoop }
        guard let secret = secrets[login.realm], let address = address(host) else { throw .homeServerSilent }
        let endpoint = RadiusEndpoint(address: address, port: port)
        var server = servers[endpoint] ?? HomeServer(settings, secret: secret)
        guard !server.isDown(at: now) else { throw .homeServerSilent }
        guard let slot = server.slots.take(at: now) else { throw .homeServerBusy }
        server.secret = secret
        servers[endpoint] = server
        let number = nextNumber()
        let request = HomeRequest(
            login: login, secret: secret, identifier: slot.identifier, authenticator: .random(using: &generator),
            mark: mark.value(number))
        let key = ExchangeKey(router: endpoint, slot: slot)
        let length: Int
        do throws(DropReason) {
            length = try request.write(into: room)
        } catch {
            servers[endpoint]?.slots.giveBackUnused(slot, at: now)
            throw error
        }
        places[LoginKey(login)] = key
        begin(
            HomeExchange(
                errand: .login(login), secret: secret, authenticator: request.authenticator, mark: request.mark,
                octets: Array(room[..<length]), number: number, began: now),
            key, at: now)
    }

    /// Whether one of its Proxy-States is ours.
    private func hasPassedHere(_ login: HandedLogin) -> Bool {
        let bytes = login.octets.span
        var cursor = login.packet.values(of: .proxyState)
        while let value = cursor.next(in: bytes) {
            if mark.isOurs(bytes.extracting(value)) { return true }
        }
        return false
    }

    private func begin(_ exchange: HomeExchange, _ key: ExchangeKey, at now: UInt64) {
        exchanges[key] = exchange
        deadlines.insert((key, exchange.number), at: now &+ settings.patience.nanoseconds)
        output.packets.append((key, exchange.octets))
    }

    private func nextNumber() -> UInt64 {
        lastNumber &+= 1
        return lastNumber
    }
}

// Answers that come in.
extension HomeDesk {
    /// Takes a datagram. One that is not believed changes nothing but a counter.
    ///
    /// - Parameter port: the place of our port that it came to.
    func receive(_ octets: [UInt8], from sender: RadiusEndpoint, port: UInt8, at now: UInt64) {
        do throws(HomeStray) {
            guard let packet = try? FramedPacket(octets.span) else { throw .unreadable }
            let key = ExchangeKey(
                router: sender, slot: SourceSlot(port: port, identifier: packet.identifier))
            guard let exchange = exchanges[key] else { throw .unmatched }
            let reply = try HomeReply(
                octets, packet, to: exchange, requiresMessageAuthenticator: settings.requiresMessageAuthenticator)
            guard let verdict = reply.verdict else { throw .unexpectedCode }
            switch exchange.errand {
            case .probe:
                forget(key, at: now)
            case .login(let login):
                let place = try reply.placeOfMark(after: login)
                forget(key, at: now)
                answer(login, reply, verdict, without: place, after: now &- exchange.began)
            }
            servers[sender]?.noteAnswer()
        } catch {
            meters.note(error)
        }
    }

    private func answer(
        _ login: HandedLogin, _ reply: HomeReply, _ verdict: Verdict, without mark: Range<Int>,
        after nanoseconds: UInt64
    ) {
        let meter = meters[login.realm.id]
        do throws(DropReason) {
            let length = try reply.write(for: login, without: mark, into: room)
            meter.noteAnswer(nanoseconds: nanoseconds)
            finish(login, .answered(Array(room[..<length]), verdict), meter)
        } catch {
            finish(login, .dropped(error), meter)
        }
    }
}

// Answers that do not come.
extension HomeDesk {
    /// Forgets what has waited for too long.
    func advance(to now: UInt64) {
        while let (key, number) = deadlines.removeFirst(at: now) {
            guard let exchange = exchanges[key], exchange.number == number else { continue }
            forget(key, at: now)
            if case .login(let login) = exchange.errand {
                servers[key.router]?.noteSilence(at: now)
                finish(login, .dropped(.homeServerSilent), meters[login.realm.id])
            }
            probe(key.router, at: now)
        }
    }

    /// Asks a server that is down whether it is back, until its rest is over.
    private func probe(_ endpoint: RadiusEndpoint, at now: UInt64) {
        guard let server = servers[endpoint], server.isDown(at: now), !server.isProbed,
            let slot = servers[endpoint]?.slots.take(at: now)
        else { return }
        let authenticator = Octets16.random(using: &generator)
        guard let writer = try? PacketWriter(.statusServer, identifier: slot.identifier, into: room) else { return }
        let length = writer.seal(with: server.secret, authenticator: authenticator)
        servers[endpoint]?.isProbed = true
        begin(
            HomeExchange(
                errand: .probe, secret: server.secret, authenticator: authenticator, mark: [],
                octets: Array(room[..<length]), number: nextNumber(), began: now),
            ExchangeKey(router: endpoint, slot: slot), at: now)
    }

    private func forget(_ key: ExchangeKey, at now: UInt64) {
        guard let exchange = exchanges.removeValue(forKey: key) else { return }
        servers[key.router]?.slots.giveBack(key.slot, at: now)
        switch exchange.errand {
        case .login(let login): places[LoginKey(login)] = nil
        case .probe: servers[key.router]?.isProbed = false
        }
    }

    private func finish(_ login: HandedLogin, _ outcome: HandedOutcome, _ meter: RealmMeter) {
        meter.note(outcome)
        output.returns.append(HandedReturn(login: login, outcome: outcome))
    }
}
