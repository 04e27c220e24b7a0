// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RadiusCodec

/// Makes one storm from one thread. Router r logs in from port 2 r and tells of Starts from port 2 r + 1.
final class StormEngine {
    private let plan: StormPlan
    private let logins: RequestWriter
    private var starts: AccountingWriter
    private let check: ReplyCheck
    private let sockets: [LoadSocket]
    private var waiting: SocketSet
    private let requests: Outstanding
    private var routers: [StormRouter]
    /// What the server must prove to each line, with a method that has such a proof.
    private var proofs: [Int: MutualProof] = [:]
    /// When each line's first request was sent.
    private var began: [Int64]
    private let incoming = ReceiveBatch()
    private let outgoing = SendBatch()
    private var tally = StormTally()

    init(_ plan: StormPlan, using generator: inout some RandomNumberGenerator) throws(LoadError) {
        guard let secret = SharedSecret(plan.secret.reveal()) else { throw .noSecret }
        self.plan = plan
        logins = RequestWriter(series: plan.subscribers, method: plan.method, secret: secret)
        starts = AccountingWriter(
            subscribers: plan.subscribers, sessions: SessionName(using: &generator), secret: secret)
        check = ReplyCheck(series: plan.subscribers, secret: secret)
        var sockets: [LoadSocket] = []
        for router in 0..<plan.routers {
            for port in [plan.port, plan.accountingPort] {
                sockets.append(try LoadSocket(to: plan.target, port: port, from: plan.source(of: router)))
            }
        }
        self.sockets = sockets
        waiting = SocketSet(sockets)
        requests = Outstanding(ports: sockets.count, retry: plan.retry)
        routers = (0..<plan.routers).map { StormRouter($0, of: plan.routers, lines: plan.subscribers.count) }
        began = Array(repeating: 0, count: plan.subscribers.count)
    }

    /// Runs until every line is in, refused or given up.
    func run(using generator: inout some RandomNumberGenerator) throws(LoadError) -> StormReport {
        let start = MonotonicClock.nanoseconds
        while tally.finished < plan.subscribers.count {
            repeatOverdue(MonotonicClock.nanoseconds)
            var events = 0
            for router in routers.indices {
                events += try send(router, using: &generator)
            }
            for port in sockets.indices where requests.underWay(port: port) > 0 {
                events += receive(port)
            }
            if events == 0 { waiting.wait(nanoseconds: Self.longestWait) }
        }
        return StormReport(
            plan: plan, tally: tally, seconds: Double(MonotonicClock.nanoseconds - start) / 1e9)
    }

    /// Fills what a router may have under way, first with Starts: their lines are waiting already.
    private func send(_ router: Int, using generator: inout some RandomNumberGenerator) throws(LoadError) -> Int {
        let (loginPort, startPort) = (2 * router, 2 * router + 1)
        let now = MonotonicClock.nanoseconds
        var room = plan.outstanding - requests.underWay(port: loginPort) - requests.underWay(port: startPort)
        var sent = 0
        while room > 0, !outgoing.isFull, let slot = requests.freeSlot(port: startPort),
            let arrival = routers[router].nextArrival()
        {
            try tellStart(arrival, slot, now)
            room -= 1
        }
        sent += flush(startPort)
        while room > 0, !outgoing.isFull, let slot = requests.freeSlot(port: loginPort),
            let line = routers[router].nextLine()
        {
            try logIn(line, slot, now, using: &generator)
            room -= 1
        }
        return sent + flush(loginPort)
    }

    private func logIn(
        _ line: Int, _ slot: Int, _ now: Int64, using generator: inout some RandomNumberGenerator
    ) throws(LoadError) {
        let request = try logins.write(line, identifier: Outstanding.identifier(of: slot), using: &generator)
        guard request.octets.count <= Outstanding.room else {
            throw .request(subscriber: line, reason: "it has more than \(Outstanding.room) octets")
        }
        requests.memory(of: slot).copyBytes(from: request.octets)
        if let proof = request.proof { proofs[line] = proof }
        began[line] = now
        requests.begin(slot, length: request.octets.count, owner: line, due: now, now: now)
        outgoing.append(requests.range(of: slot))
    }

    private func tellStart(_ arrival: StormRouter.Arrival, _ slot: Int, _ now: Int64) throws(LoadError) {
        let length = try starts.write(
            SessionEvent(kind: .start, life: 0, step: 0), of: arrival.line, grant: arrival.grant,
            identifier: Outstanding.identifier(of: slot), into: requests.memory(of: slot))
        requests.begin(slot, length: length, owner: arrival.line, due: now, now: now)
        outgoing.append(requests.range(of: slot))
    }

    private func repeatOverdue(_ now: Int64) {
        while let slot = requests.overdue(now: now) {
            if requests.tryAgain(slot, now: now) {
                outgoing.append(requests.range(of: slot))
                _ = flush(slot / PortState.identifiers)
                tally.retransmitted += 1
            } else {
                requests.end(slot)
                tally.givenUp += 1
            }
        }
    }

    private func flush(_ port: Int) -> Int {
        guard !outgoing.isEmpty else { return 0 }
        outgoing.send(from: requests.bytes, to: sockets[port])
        return 1
    }

    private func receive(_ port: Int) -> Int {
        let count = incoming.receive(from: sockets[port])
        let now = MonotonicClock.nanoseconds
        for index in 0..<count {
            incoming.withDatagram(index) { take($0, port: port, now: now) }
        }
        return count
    }

    private func take(_ bytes: Span<UInt8>, port: Int, now: Int64) {
        guard bytes.count > 1, let slot = requests.slot(port: port, identifier: bytes[1]),
            let authenticator = requests.authenticator(of: slot)
        else {
            tally.wrong[.unasked, default: 0] += 1
            return
        }
        guard let line = requests.owner(of: slot) else {
            tally.repeated += 1
            return
        }
        do throws(ReplyFault) {
            if port % 2 == 0 {
                let accept = try check.check(bytes, answering: authenticator, of: line, proof: proofs[line])
                requests.end(slot)
                routers[port / 2].arrive(.init(line: line, grant: accept.grant(in: bytes)))
            } else {
                try check.checkAcknowledgement(bytes, answering: authenticator)
                requests.end(slot)
                tally.up += 1
                tally.latency.add(now - began[line])
            }
        } catch {
            tally.wrong[error, default: 0] += 1
            // A router acts on what is the server's, and waits on after anything else.
            guard error.isAuthentic else { return }
            requests.end(slot)
            tally.refused += 1
        }
    }

    private static let longestWait: Int64 = 10_000_000
}

extension FramedPacket {
    /// What a router keeps of an Access-Accept for the accounting of its line.
    fileprivate func grant(in bytes: Span<UInt8>) -> AccountingWriter.Grant {
        var grant = AccountingWriter.Grant()
        var classes = values(of: .class)
        while let place = classes.next(in: bytes) {
            grant.classes.append(place.map { bytes[$0] })
        }
        if let prefix = ipv6Prefix(.framedIPv6Prefix, in: bytes) { grant.framed.append(prefix) }
        if let prefix = ipv6Prefix(.delegatedIPv6Prefix, in: bytes) { grant.delegated.append(prefix) }
        return grant
    }
}
