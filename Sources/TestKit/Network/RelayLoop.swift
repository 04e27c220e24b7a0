// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// What the thread of a ``LossyRelay`` does.
struct RelayLoop {
    private struct Held {
        let octets: [UInt8]
        let socket: LoopbackSocket
        let port: UInt16
        /// How many later datagrams go first.
        var waits: Int
    }

    private let listener: LoopbackSocket
    private let server: UInt16
    private let faults: LossyRelay.Faults
    private let counts: RelayCounts
    private var generator: SeededGenerator
    private var upstream: [(client: UInt16, socket: LoopbackSocket)] = []
    private var held: [Held] = []

    init(
        _ listener: LoopbackSocket, server: UInt16, _ faults: LossyRelay.Faults, seed: UInt64, counts: RelayCounts
    ) {
        self.listener = listener
        self.server = server
        self.faults = faults
        self.counts = counts
        generator = SeededGenerator(seed: seed)
    }

    /// Passes on what has come; what is held goes out when nothing comes after it.
    mutating func turn() {
        var wanted = ([listener] + upstream.map(\.socket)).map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
        }
        guard poll(&wanted, UInt(wanted.count), Self.patience) > 0 else { return release(all: true) }
        while let (octets, client) = listener.receive(waiting: false) {
            guard let socket = socket(of: client) else { continue }
            pass(octets, by: socket, to: server)
        }
        for (client, socket) in upstream {
            while let (octets, _) = socket.receive(waiting: false) { pass(octets, by: listener, to: client) }
        }
    }

    private mutating func socket(of client: UInt16) -> LoopbackSocket? {
        if let known = upstream.first(where: { $0.client == client }) { return known.socket }
        guard let socket = try? LoopbackSocket() else { return nil }
        upstream.append((client, socket))
        return socket
    }

    private mutating func pass(_ octets: [UInt8], by socket: LoopbackSocket, to port: UInt16) {
        if isHit(faults.dropped) {
            counts.dropped.add(1, ordering: .relaxed)
            return
        }
        if isHit(faults.doubled) {
            counts.doubled.add(1, ordering: .relaxed)
            hold(octets, by: socket, to: port)
        }
        if isHit(faults.held) {
            counts.held.add(1, ordering: .relaxed)
            hold(octets, by: socket, to: port)
        } else {
            socket.send(octets, to: port)
        }
        release(all: false)
    }

    private mutating func hold(_ octets: [UInt8], by socket: LoopbackSocket, to port: UInt16) {
        let waits = Int.random(in: 1...Self.longestWait, using: &generator)
        held.append(Held(octets: octets, socket: socket, port: port, waits: waits))
    }

    private mutating func release(all: Bool) {
        for index in held.indices { held[index].waits -= 1 }
        for one in held where all || one.waits < 0 { one.socket.send(one.octets, to: one.port) }
        held.removeAll { all || $0.waits < 0 }
    }

    private mutating func isHit(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    /// Milliseconds without a datagram after which what is held goes out.
    private static let patience: Int32 = 2
    private static let longestWait = 20
}
