// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import Synchronization

/// Decides what is sent when, and what became of it. Reads no clock and touches no socket: it is told what happens, and leaves
/// what is to be done in its output.
///
/// Belongs to one thread.
final class ControlDesk {
    private let settings: ControlSettings
    private let families: [IPFamily]
    private let learned: LearnedControl
    private let meters: ControlMeters
    private var generator: any RandomNumberGenerator
    private var nases: ControlNASes
    private var writer: ControlWriter
    private let room: UnsafeMutableRawBufferPointer
    private var lanes: [RadiusEndpoint: ControlLane] = [:]
    private var exchanges: [ExchangeKey: Exchange] = [:]
    private var timers = DeadlineQueue<Timer>()
    /// Where each request is that somebody waits for.
    private var places: [UInt64: (router: RadiusEndpoint, key: LaneKey)] = [:]
    private var waitingCount = 0
    private var exchangeCount: UInt64 = 0
    private var output = ControlOutput()

    private enum Timer {
        /// A request is due to be sent again.
        case exchange(ExchangeKey, number: UInt64)
        /// Something that waits for a router may leave, or has waited too long.
        case lane(RadiusEndpoint)
    }

    /// - Parameters:
    ///   - families: those that can be sent from.
    ///   - generator: for the jitter of repetitions.
    init(
        _ settings: ControlSettings, families: [IPFamily], directory: @escaping @Sendable () -> AccessDirectory,
        learned: LearnedControl, meters: ControlMeters, generator: any RandomNumberGenerator
    ) {
        self.settings = settings
        self.families = families
        self.learned = learned
        self.meters = meters
        self.generator = generator
        nases = ControlNASes(directory)
        room = .allocate(byteCount: FramedPacket.longest, alignment: 8)
        writer = ControlWriter(room: room)
    }

    deinit { room.deallocate() }

    /// When ``advance(to:)`` has something to do next; nil for never.
    var nextDeadline: UInt64? { timers.earliest }

    /// What is to be done now. It is handed out once.
    func takeOutput() -> ControlOutput {
        meters.waiting.store(waitingCount, ordering: .relaxed)
        defer { output = ControlOutput() }
        return output
    }
}

// What callers want.
extension ControlDesk {
    func submit(_ request: ControlRequest, at now: ControlMoment) {
        do throws(ControlObstacle) {
            let router = try destination(of: request, at: now)
            if let replaced = lanes[router, default: ControlLane(settings)].add(request, at: now.monotonic) {
                end(replaced, .notSent(.replaced))
            } else {
                waitingCount += 1
            }
            places[request.ticket] = (router, request.key)
            serve(router, at: now)
        } catch {
            end(request, .notSent(error))
        }
    }

    /// Nobody waits for the outcome any more: a request that was not sent never will be; of one that was only the answer is
    /// forgotten.
    func withdraw(_ ticket: UInt64) {
        guard let place = places.removeValue(forKey: ticket) else { return }
        if let request = lanes[place.router]?.withdraw(ticket, of: place.key) {
            waitingCount -= 1
            end(request, .notSent(.cancelled))
        } else {
            output.outcomes.append((ticket, .unanswered))
        }
    }

    /// Ends everything: what waits was never sent, and of what is under way nobody will know.
    func stop() {
        for router in lanes.keys {
            let requests = lanes[router]?.removeWaiting() ?? []
            requests.forEach { end($0, .notSent(.stopping)) }
        }
        waitingCount = 0
        exchanges.values.forEach { end($0.request, .unanswered) }
        exchanges.removeAll()
    }

    /// Where a request is to be sent to, when all that can be known beforehand speaks for sending it.
    private func destination(
        of request: ControlRequest, at now: ControlMoment
    ) throws(ControlObstacle) -> RadiusEndpoint {
        guard let nas = nases.profile(of: request.session.nas) else { throw .unknownNAS }
        guard let router = nas.terms.endpoint(of: request.session) else { throw .unknownRouter }
        guard families.contains(router.address.family) else { throw .noSource(router.address.family) }
        if let purpose = request.task.purpose, learned.refuses(purpose, by: nas.terms, at: now.monotonic) {
            throw .notChangeable
        }
        guard waitingCount < settings.mostWaiting else { throw .queueFull }
        return router
    }
}

// What happens.
extension ControlDesk {
    /// Does what is due.
    func advance(to now: ControlMoment) {
        while let timer = timers.removeFirst(at: now.monotonic) {
            switch timer {
            case .exchange(let key, let number):
                if exchanges[key]?.number == number { repeatOrGiveUp(key, at: now) }
            case .lane(let router):
                lanes[router]?.wakesAt = nil
                serve(router, at: now)
            }
        }
    }

    /// A datagram came from `router` to our source port number `port`.
    func receive(_ octets: [UInt8], from router: RadiusEndpoint, port: UInt8, at now: ControlMoment) {
        do throws(AnswerFault) {
            guard let packet = try? FramedPacket(octets.span) else { throw .malformed }
            let key = ExchangeKey(router: router, slot: SourceSlot(port: port, identifier: packet.identifier))
            guard let exchange = exchanges[key] else { throw .unexpected }
            do throws(AnswerFault) {
                let answer = try ControlAnswer(
                    packet, in: octets.span, to: exchange.request.task, request: exchange.packet,
                    secret: exchange.nas.secret, now: now.time, freshness: settings.freshness)
                take(answer, of: exchange, key, at: now)
            } catch {
                meters[exchange.nas.id].note(error)
            }
        } catch {
            meters.stray.note(error)
        }
    }

    private func take(_ answer: ControlAnswer, of exchange: Exchange, _ key: ExchangeKey, at now: ControlMoment) {
        exchanges[key] = nil
        lanes[key.router]?.isSilent = false
        meters[exchange.nas.id].note(answer, after: now.monotonic &- exchange.began)
        learn(from: answer, of: exchange, at: now.monotonic)
        let isAwaited = places[exchange.request.ticket] != nil
        if isAwaited, case .refused(let refusal) = answer, let naming = exchange.request.naming(after: refusal) {
            var request = exchange.request
            request.tried.append(request.naming)
            request.naming = naming
            request.renamedFor = refusal.kind
            if lanes[key.router]?.retry(request, after: key.slot, at: now.monotonic) == true {
                waitingCount += 1
            } else {
                end(request, .refused(refusal))
            }
        } else {
            lanes[key.router]?.finish(exchange.request, key.slot, at: now.monotonic)
            end(exchange.request, answer.outcome)
        }
        serve(key.router, at: now)
    }

    private func learn(from answer: ControlAnswer, of exchange: Exchange, at now: UInt64) {
        let request = exchange.request
        switch answer {
        case .acknowledged:
            // Which of several sessions is meant is no matter of the router.
            guard let reason = request.renamedFor, reason != .severalSessions else { return }
            learned.note(request.naming, of: exchange.nas.terms, at: now)
        case .refused(let refusal):
            guard refusal.holdsForAllValues, request.naming(after: refusal) == nil, let purpose = request.task.purpose
            else { return }
            learned.noteRefusal(of: purpose, by: exchange.nas.terms, at: now)
        }
    }
}

// Sending.
extension ControlDesk {
    /// Sends what may leave for a router, and sets a timer for what may not yet.
    private func serve(_ router: RadiusEndpoint, at now: ControlMoment) {
        while let step = lanes[router]?.next(at: now.monotonic) {
            switch step {
            case .ready(let request, let slot):
                waitingCount -= 1
                send(request, from: slot, to: router, at: now)
            case .expired(let request):
                waitingCount -= 1
                end(request, .notSent(.waitedTooLong))
            case .wait(let until):
                guard let until, until < lanes[router]?.wakesAt ?? .max else { return }
                lanes[router]?.wakesAt = until
                timers.insert(.lane(router), at: until)
                return
            }
        }
    }

    private func send(
        _ request: ControlRequest, from slot: SourceSlot, to router: RadiusEndpoint, at now: ControlMoment
    ) {
        do throws(ControlObstacle) {
            guard let nas = nases.profile(of: request.session.nas) else { throw .unknownNAS }
            var request = request
            if request.tried.isEmpty { request.naming = learned.naming(of: nas.terms, at: now.monotonic) }
            let packet = try packet(request, identifier: slot.identifier, for: nas, at: router.address, now: now.time)
            exchangeCount &+= 1
            let key = ExchangeKey(router: router, slot: slot)
            let exchange = Exchange(
                request: request, nas: nas, packet: packet, number: exchangeCount, began: now.monotonic)
            exchanges[key] = exchange
            meters[nas.id].noteRequest(request.task)
            transmit(exchange, key, at: now.monotonic)
        } catch {
            lanes[router]?.dismiss(request, slot, at: now.monotonic)
            end(request, .notSent(error))
        }
    }

    /// The packet, with the session named as the router wants it where that names this one at all.
    private func packet(
        _ request: ControlRequest, identifier: UInt8, for nas: NASProfile, at router: IPAddress, now: Timestamp
    ) throws(ControlObstacle) -> [UInt8] {
        var request = request
        if request.naming == .numberOnly, request.session.sessionID.isEmpty { request.naming = .usual }
        var plan: PlanTerms?
        if case .change(let access) = request.task { plan = nases.plan(access.plan) }
        return try writer.packet(request, identifier: identifier, for: nas, at: router, plan: plan, now: now)
    }

    private func transmit(_ exchange: Exchange, _ key: ExchangeKey, at now: UInt64) {
        output.packets.append((key, exchange.packet))
        let wait = settings.retransmission.wait(after: exchange.tries, using: &generator)
        timers.insert(.exchange(key, number: exchange.number), at: now &+ wait)
    }

    private func repeatOrGiveUp(_ key: ExchangeKey, at now: ControlMoment) {
        guard var exchange = exchanges[key] else { return }
        guard exchange.tries < settings.retransmission.tries else {
            exchanges[key] = nil
            meters[exchange.nas.id].noteUnanswered()
            lanes[key.router]?.isSilent = true
            lanes[key.router]?.finish(exchange.request, key.slot, at: now.monotonic)
            end(exchange.request, .unanswered)
            return serve(key.router, at: now)
        }
        exchange.tries += 1
        exchanges[key] = exchange
        meters[exchange.nas.id].noteRepetition()
        transmit(exchange, key, at: now.monotonic)
    }

    private func end(_ request: ControlRequest, _ outcome: ControlOutcome) {
        places[request.ticket] = nil
        if case .notSent = outcome { meters[request.session.nas].noteNotSent() }
        output.outcomes.append((request.ticket, outcome))
    }
}

extension ControlAnswer {
    /// What the caller is told.
    fileprivate var outcome: ControlOutcome {
        switch self {
        case .acknowledged: .acknowledged
        case .refused(let refusal): .refused(refusal)
        }
    }
}
