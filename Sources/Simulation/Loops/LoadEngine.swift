// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import RadiusCodec

/// Makes one load from one thread: sends requests, takes replies, counts.
final class LoadEngine {
    private let plan: LoadPlan
    private let book: RequestBook
    private let check: ReplyCheck
    private let sockets: [LoadSocket]
    private var waiting: SocketSet
    private var ports: [PortState]
    private let incoming = ReceiveBatch()
    private let outgoing = SendBatch()
    private var tally = LoadTally()
    /// When the first request was due.
    private var start: Int64 = 0
    /// How many requests an open loop has sent.
    private var next = 0

    /// Writes all requests.
    init(_ plan: LoadPlan, using generator: inout some RandomNumberGenerator) throws(LoadError) {
        guard let secret = SharedSecret(plan.secret.reveal()) else { throw .noSecret }
        self.plan = plan
        book = try RequestBook(
            plan.subscribers, method: plan.method, secret: secret, ports: plan.pacing.ports, using: &generator)
        check = ReplyCheck(series: plan.subscribers, secret: secret)
        var sockets: [LoadSocket] = []
        for _ in 0..<book.ports {
            sockets.append(try LoadSocket(to: plan.target, port: plan.port))
        }
        self.sockets = sockets
        waiting = SocketSet(sockets)
        ports = Array(repeating: PortState(), count: book.ports)
    }

    /// Runs for the plan's time.
    func run() -> LoadReport {
        start = MonotonicClock.nanoseconds
        _ = loop(until: plan.warmUp.nanoseconds(after: start))
        tally = LoadTally()
        let begin = MonotonicClock.nanoseconds
        let end = loop(until: plan.duration.nanoseconds(after: begin))
        return LoadReport(plan: plan, tally: tally, seconds: Double(end - begin) / 1e9)
    }

    /// Goes on until the moment has come, and returns when that was.
    private func loop(until end: Int64) -> Int64 {
        var swept = MonotonicClock.nanoseconds
        while true {
            let now = MonotonicClock.nanoseconds
            guard now < end else { return now }
            if now - swept > PortState.patienceNanoseconds {
                for port in ports.indices { tally.lost += ports[port].giveUp(now: now) }
                swept = now
            }
            let sent = send(now)
            var received = 0
            for port in ports.indices where ports[port].underWay > 0 { received += receive(port) }
            if sent + received == 0 { waiting.wait(nanoseconds: min(untilNext(now), end - now)) }
        }
    }

    private func send(_ now: Int64) -> Int {
        switch plan.pacing {
        case .closed(let window): sendClosed(window, now)
        case .open(let rate): sendOpen(rate, now)
        }
    }

    /// Fills every port's share of the window.
    private func sendClosed(_ window: Int, _ now: Int64) -> Int {
        var sent = 0
        for port in ports.indices {
            // The shares differ by one at most, and their sum is the window.
            let share = (window + port) / ports.count
            while ports[port].underWay < share, ports[port].isNextFree, !outgoing.isFull { begin(port, due: now) }
            sent += flush(port)
        }
        return sent
    }

    /// Sends what is due by now. Request n is due n / rate seconds after the start.
    private func sendOpen(_ rate: Int, _ now: Int64) -> Int {
        let gap = 1e9 / Double(rate)
        let due = Int(Double(now - start) / gap) + 1
        var sent = 0
        while next < due {
            let port = next / PortState.identifiers % ports.count
            repeat {
                begin(port, due: start + Int64(Double(next) * gap))
                next += 1
            } while next < due && !outgoing.isFull && next % PortState.identifiers != 0
            sent += flush(port)
        }
        return sent
    }

    private func begin(_ port: Int, due: Int64) {
        let request = book.request(port: port, sent: ports[port].sent)
        if !ports[port].begin(request, due: due) { tally.lost += 1 }
        tally.sent += 1
        outgoing.append(book.range(request))
    }

    private func flush(_ port: Int) -> Int {
        guard !outgoing.isEmpty else { return 0 }
        book.bytes.withUnsafeBytes { outgoing.send(from: $0, to: sockets[port]) }
        return 1
    }

    private func receive(_ port: Int) -> Int {
        let count = incoming.receive(from: sockets[port])
        let now = MonotonicClock.nanoseconds
        for index in 0..<count {
            incoming.withDatagram(index) { judge($0, port: port, now: now) }
        }
        return count
    }

    private func judge(_ bytes: Span<UInt8>, port: Int, now: Int64) {
        guard bytes.count > 1, let (request, due) = ports[port].end(bytes[1]) else {
            tally.wrong[.unasked, default: 0] += 1
            return
        }
        do throws(ReplyFault) {
            try check.check(
                bytes, answering: book.authenticator(request), of: Int(book.subscribers[request]),
                proof: book.proof(request))
            tally.right += 1
            tally.latency.add(now - due)
        } catch {
            tally.wrong[error, default: 0] += 1
        }
    }

    /// How long nothing will be due: a closed loop has to look now and then for what is lost.
    private func untilNext(_ now: Int64) -> Int64 {
        switch plan.pacing {
        case .closed: Self.longestWait
        case .open(let rate):
            // The system wakes a sleeper late, so the last moments are spent looking.
            start + Int64(Double(next) * 1e9 / Double(rate)) - now - Self.lateness
        }
    }

    private static let longestWait: Int64 = 10_000_000
    private static let lateness: Int64 = 100_000
}
