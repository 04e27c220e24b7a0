// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import RadiusCodec

/// Makes one load of accounting from one thread: sends requests, takes answers, sends again, counts.
final class AccountingEngine {
    private let plan: AccountingPlan
    private var writer: AccountingWriter
    private let check: ReplyCheck
    private let log: AcknowledgementLog?
    private let sockets: [LoadSocket]
    private var waiting: SocketSet
    private let requests: Outstanding
    private var rotation: SessionRotation
    private let incoming = ReceiveBatch()
    private let outgoing = SendBatch()
    private var tally = AccountingTally()
    /// Of the requests that are sent now.
    private var pacing: Pacing
    /// When the first request was due, and how many an open loop has sent since.
    private var start: Int64 = 0
    private var next = 0
    /// The port that an open loop sends from, and with which request it goes on to the next port.
    private var port = 0
    private var turnEnd = requestsOfTurn

    init(_ plan: AccountingPlan, using generator: inout some RandomNumberGenerator) throws(LoadError) {
        guard let secret = SharedSecret(plan.secret.reveal()) else { throw .noSecret }
        self.plan = plan
        pacing = plan.pacing
        writer = AccountingWriter(
            subscribers: plan.subscribers, sessions: SessionName(using: &generator), secret: secret)
        check = ReplyCheck(series: plan.subscribers, secret: secret)
        log = if let path = plan.acknowledged { try AcknowledgementLog(path) } else { nil }
        var sockets: [LoadSocket] = []
        for _ in 0..<plan.ports {
            sockets.append(try LoadSocket(to: plan.target, port: plan.port))
        }
        self.sockets = sockets
        waiting = SocketSet(sockets)
        requests = Outstanding(ports: sockets.count, retry: plan.retry)
        rotation = SessionRotation(count: plan.subscribers.count, shape: plan.shape, using: &generator)
    }

    /// Runs for the plan's time, and then until every request is acknowledged or given up.
    func run() throws(LoadError) -> AccountingReport {
        begin(plan.warmUpRate.map { .open(perSecond: $0) } ?? plan.pacing)
        try loop(until: plan.warmUp.nanoseconds(after: start))
        if plan.warmUpRate != nil { begin(plan.pacing) }
        tally = AccountingTally()
        tally.sent = requests.underWay
        let begin = MonotonicClock.nanoseconds
        try loop(until: plan.duration.nanoseconds(after: begin))
        let seconds = Double(MonotonicClock.nanoseconds - begin) / 1e9
        let inTime = tally.acknowledged
        try drain()
        try log?.flush()
        return AccountingReport(plan: plan, tally: tally, seconds: seconds, inTime: inTime)
    }

    /// From now on requests are due at this pace.
    private func begin(_ pacing: Pacing) {
        self.pacing = pacing
        start = MonotonicClock.nanoseconds
        next = 0
        turnEnd = Self.requestsOfTurn
    }

    private func loop(until end: Int64) throws(LoadError) {
        while true {
            let now = MonotonicClock.nanoseconds
            guard now < end else { return }
            repeatOverdue(now)
            let sent = try send(now)
            let received = try receive()
            if sent + received == 0 { waiting.wait(nanoseconds: min(untilNext(now), end - now)) }
        }
    }

    private func drain() throws(LoadError) {
        while requests.underWay > 0 {
            repeatOverdue(MonotonicClock.nanoseconds)
            if try receive() == 0 { waiting.wait(nanoseconds: Self.longestWait) }
        }
    }

    private func send(_ now: Int64) throws(LoadError) -> Int {
        switch pacing {
        case .closed(let window): try sendClosed(window, now)
        case .open(let rate): try sendOpen(rate, now)
        }
    }

    /// Fills every port's share of the window.
    private func sendClosed(_ window: Int, _ now: Int64) throws(LoadError) -> Int {
        var sent = 0
        for port in sockets.indices {
            // The shares differ by one at most, and their sum is the window.
            let share = (window + port) / sockets.count
            while requests.underWay(port: port) < share, !outgoing.isFull {
                guard try begin(port, due: now, now: now) else { break }
            }
            sent += flush(port)
        }
        return sent
    }

    /// Sends what is due by now, as far as there are free identifiers and sessions: what has to wait stays due.
    private func sendOpen(_ rate: Int, _ now: Int64) throws(LoadError) -> Int {
        let gap = 1e9 / Double(rate)
        let due = Int(Double(now - start) / gap) + 1
        var sent = 0
        for _ in sockets.indices where next < due {
            var isPortFull = false
            while next < due, !outgoing.isFull, !isPortFull {
                if try begin(port, due: start + Int64(Double(next) * gap), now: now) {
                    next += 1
                } else {
                    isPortFull = true
                }
            }
            sent += flush(port)
            if isPortFull || next >= turnEnd {
                port = (port + 1) % sockets.count
                turnEnd = next + Self.requestsOfTurn
            }
        }
        return sent
    }

    /// Writes the next request; false when no identifier or no session is free.
    private func begin(_ port: Int, due: Int64, now: Int64) throws(LoadError) -> Bool {
        guard let slot = requests.freeSlot(port: port), let subscriber = rotation.next() else { return false }
        let length = try writer.write(
            rotation.event(of: subscriber), of: subscriber, identifier: Outstanding.identifier(of: slot),
            into: requests.memory(of: slot))
        requests.begin(slot, length: length, owner: subscriber, due: due, now: now)
        outgoing.append(requests.range(of: slot))
        tally.sent += 1
        return true
    }

    private func repeatOverdue(_ now: Int64) {
        while let slot = requests.overdue(now: now) {
            if requests.tryAgain(slot, now: now) {
                outgoing.append(requests.range(of: slot))
                _ = flush(slot / PortState.identifiers)
                tally.retransmitted += 1
            } else if let subscriber = requests.owner(of: slot) {
                requests.end(slot)
                rotation.finish(subscriber)
                tally.givenUp += 1
            }
        }
    }

    private func flush(_ port: Int) -> Int {
        guard !outgoing.isEmpty else { return 0 }
        outgoing.send(from: requests.bytes, to: sockets[port])
        return 1
    }

    private func receive() throws(LoadError) -> Int {
        var received = 0
        for port in sockets.indices where requests.underWay(port: port) > 0 {
            let count = incoming.receive(from: sockets[port])
            let now = MonotonicClock.nanoseconds
            for index in 0..<count {
                try incoming.withDatagram(index) { bytes throws(LoadError) in try take(bytes, port: port, now: now) }
            }
            received += count
        }
        return received
    }

    private func take(_ bytes: Span<UInt8>, port: Int, now: Int64) throws(LoadError) {
        guard bytes.count > 1, let slot = requests.slot(port: port, identifier: bytes[1]),
            let authenticator = requests.authenticator(of: slot)
        else {
            tally.wrong[.unasked, default: 0] += 1
            return
        }
        do throws(ReplyFault) {
            try check.checkAcknowledgement(bytes, answering: authenticator)
        } catch {
            tally.wrong[error, default: 0] += 1
            return
        }
        guard let subscriber = requests.owner(of: slot) else {
            tally.repeated += 1
            return
        }
        tally.latency.add(now - requests.end(slot))
        try acknowledge(subscriber)
    }

    private func acknowledge(_ subscriber: Int) throws(LoadError) {
        let event = rotation.event(of: subscriber)
        rotation.finish(subscriber)
        tally.acknowledge(event.kind)
        try log?.append(event, of: subscriber, in: writer.sessions)
    }

    /// How long nothing will be due: requests under way have to be looked at now and then.
    private func untilNext(_ now: Int64) -> Int64 {
        switch pacing {
        case .closed: Self.longestWait
        case .open(let rate):
            // The system wakes a sleeper late, so the last moments are spent looking.
            min(start + Int64(Double(next) * 1e9 / Double(rate)) - now - Self.lateness, Self.longestWait)
        }
    }

    private static let longestWait: Int64 = 10_000_000
    private static let lateness: Int64 = 100_000
    /// So many in a row from one port: the fewer ports have answers to come, the fewer have to be looked at.
    private static let requestsOfTurn = 32
}
