// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// Answers the requests that come through its doors, in turns: take what has arrived, serve the NASes in turn, send.
///
/// One runs on a thread of its own for each processor. Nothing is shared with the others but immutable tables, so nobody
/// waits for anybody. Memory is taken at the start and does not grow with what comes in.
///
/// Belongs to one thread. Tests call ``turn(monotonic:now:)`` themselves, with doors of their own.
final class Worker<Door: DatagramDoor> {
    /// Datagrams served between two looks at the doors: few enough that nobody waits long behind them, enough to share the
    /// cost of a system call.
    static var servedInTurn: Int { 64 }
    /// Datagrams that wait at most. All of them together are answered within the shortest time-out that NASes have by
    /// default (100 ms), so that no answer leaves too late to be of use.
    static var poolSize: Int { 2048 }
    /// Answers remembered: 256 Identifiers of 128 NASes, or fewer of more.
    static var cacheSize: Int { 32768 }

    let doors: [Door]
    private let outboxes: [Outbox]
    private let pool: DatagramPool
    private let desk: Desk
    private let context: WorkerContext
    private var queue = FairQueue(laneCount: 0)
    private var routers = RouterLanes.none
    /// The slots of the batch that is being sorted; kept so that its memory is.
    private var batch: [Int] = []

    init(_ context: WorkerContext, doors: [Door], desk: Desk) {
        self.context = context
        self.doors = doors
        self.desk = desk
        outboxes = doors.map { _ in Outbox(capacity: Self.servedInTurn) }
        pool = DatagramPool(count: Self.poolSize)
    }

    /// One turn.
    ///
    /// - Parameters:
    ///   - monotonic: nanoseconds of the monotonic clock.
    ///   - now: for decisions and what is shown to people.
    /// - Returns: whether there was anything to do.
    func turn(monotonic: UInt64, now: Timestamp) -> Bool {
        let directory = context.directory()
        follow(directory)
        let arrived = receive(monotonic: monotonic, now: now)
        guard !queue.isEmpty else { return arrived }
        serve(directory, monotonic: monotonic, now: now)
        send(monotonic: monotonic)
        return true
    }

    /// How many datagrams wait for their turn.
    var waiting: Int { queue.count }

    /// Takes over the routers of a directory that has others than before. What waits is put into the new lanes.
    private func follow(_ directory: AccessDirectory) {
        let table = context.tables.table(of: directory)
        guard table !== routers.table else { return }
        var waiting: [Int] = []
        while let slot = queue.next(in: pool) { waiting.append(slot) }
        routers = RouterLanes(table, meters: context.meters, worker: context.number)
        queue = FairQueue(laneCount: table.profiles.count)
        for slot in waiting where !line(up: slot, isContinuing: false) { pool.release(slot) }
    }

    /// Empties the doors as far as there is room, and sorts what came by NAS.
    private func receive(monotonic: UInt64, now: Timestamp) -> Bool {
        var arrived = false
        for door in doors.indices {
            // A flood is looked at four batches at a time: throwing away is cheap, but those who wait must be served, too.
            for _ in 0..<4 {
                let first = pool.freeCount
                let count = doors[door].receive(into: pool, atMost: SocketDoor.batch)
                guard count > 0 else { break }
                arrived = true
                admitBatch(count, door: door, monotonic: monotonic, now: now)
                if count < min(SocketDoor.batch, first) { break }
            }
        }
        return arrived
    }

    private func admitBatch(_ count: Int, door: Int, monotonic: UInt64, now: Timestamp) {
        pool.take(count, into: &batch)
        let isBusy = !queue.isEmpty
        for slot in batch {
            pool[slot].door = door
            pool[slot].receivedAt = monotonic
            // The order inside a lane matters only when somebody waits.
            let isContinuing = isBusy && ConversationState.isPresent(in: pool.datagram(slot))
            if !line(up: slot, isContinuing: isContinuing, now: now) { pool.release(slot) }
        }
    }

    /// Puts a datagram that just came into the lane of its NAS; false when it is dropped.
    private func line(up slot: Int, isContinuing: Bool, now: Timestamp) -> Bool {
        guard let source = pool.source(slot) else { return false }
        guard let place = routers.table.place(of: source.address) else {
            context.unknownSources.note(source.address, now: now)
            return false
        }
        pool[slot].nas = place
        routers.meters[place].noteRequest()
        guard queue.append(slot, lane: place, isContinuing: isContinuing, in: pool) else {
            routers.meters[place].note(.overShare)
            return false
        }
        return true
    }

    /// Puts a datagram that waited already into the lane that its NAS has now; false when it has none any more.
    private func line(up slot: Int, isContinuing: Bool) -> Bool {
        guard let source = pool.source(slot), let place = routers.table.place(of: source.address) else { return false }
        pool[slot].nas = place
        return queue.append(slot, lane: place, isContinuing: isContinuing, in: pool)
    }

    /// Answers as many datagrams as a turn has, one of each NAS before the second of any.
    private func serve(_ directory: AccessDirectory, monotonic: UInt64, now: Timestamp) {
        for _ in 0..<Self.servedInTurn {
            guard let slot = queue.next(in: pool) else { return }
            let place = pool[slot].nas
            guard let source = pool.source(slot) else {
                pool.release(slot)
                continue
            }
            let visit = Visit(
                source: source, door: pool[slot].door, nas: routers.table.profiles[place],
                meter: routers.meters[place], monotonic: monotonic, now: now)
            let outbox = outboxes[pool[slot].door]
            let length = desk.answer(pool.datagram(slot), of: visit, directory: directory, into: outbox.nextRoom)
            if length > 0 {
                outbox.append(slot: slot, length: length)
            } else {
                pool.release(slot)
            }
        }
    }

    /// Sends the answers of the turn and gives their slots back.
    private func send(monotonic: UInt64) {
        for door in doors.indices where !outboxes[door].isEmpty {
            doors[door].send(outboxes[door], from: pool)
            let sentAt = context.monotonic()
            for reply in outboxes[door].replies {
                let meter = routers.meters[pool[reply.slot].nas]
                if reply.isSent {
                    meter.noteLatency(nanoseconds: sentAt &- pool[reply.slot].receivedAt)
                } else {
                    meter.note(.notSent)
                }
                pool.release(reply.slot)
            }
            outboxes[door].removeAll()
        }
    }
}
