// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A bad line: passes datagrams on between clients and one server, all on ::1, and drops, doubles and reorders some.
///
/// Every client has a socket of its own towards the server, so answers find their way back. The same seed makes the same
/// choices, though what they hit depends on when datagrams come.
public final class LossyRelay: Sendable {
    /// How many of a hundred datagrams of each direction suffer what.
    public struct Faults: Sendable {
        public var dropped: Int
        public var doubled: Int
        /// Passed on after some later ones.
        public var held: Int

        public init(dropped: Int, doubled: Int, held: Int) {
            self.dropped = dropped
            self.doubled = doubled
            self.held = held
        }
    }

    /// Where clients have to send to.
    public let port: UInt16
    private let counts: RelayCounts

    /// Relays to a port of ::1 until nothing refers to the relay any more.
    public init(to server: UInt16, _ faults: Faults, seed: UInt64) throws {
        let counts = RelayCounts()
        let listener = try LoopbackSocket()
        self.counts = counts
        port = listener.port
        Thread.detachNewThread {
            var loop = RelayLoop(listener, server: server, faults, seed: seed, counts: counts)
            while !counts.isOver.load(ordering: .relaxed) { loop.turn() }
        }
    }

    deinit { counts.isOver.store(true, ordering: .relaxed) }

    public var dropped: Int { counts.dropped.load(ordering: .relaxed) }
    public var doubled: Int { counts.doubled.load(ordering: .relaxed) }
    public var held: Int { counts.held.load(ordering: .relaxed) }
}

/// What the relay and its thread share.
final class RelayCounts: Sendable {
    let isOver = Atomic(false)
    let dropped = Atomic(0)
    let doubled = Atomic(0)
    let held = Atomic(0)
}
