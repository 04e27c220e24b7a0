// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
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
    private let acknowledger: Acknowledger
    private let pool: DatagramPool
    private let desk: Desk
    private let context: WorkerContext
    private var queue = FairQueue(laneCount: 0)
    private var routers = RouterLanes.none
    /// The slots of the batch that is being sorted or answered; kept so that its memory is.
    private var batch: [Int] = []

    /// - Parameter pending: room for the acknowledgements that wait for their records.
    init(_ context: WorkerContext, doors: [Door], desk: Desk, pending: PendingReplies = PendingReplies()) {
        self.context = context
        self.doors = doors
        self.desk = desk
        outboxes = doors.map { _ in Outbox(capacity: Self.servedInTurn) }
        acknowledger = Acknowledger(pending, doorCount: doors.count)
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
        var isBusy = takeBack(monotonic: monotonic, now: now)
        isBusy = receive(monotonic: monotonic, now: now) || isBusy
        if !queue.isEmpty {
            isBusy = true
            serve(directory, monotonic: monotonic, now: now)
            send()
        }
        return acknowledge() || isBusy
    }

    /// Sends the acknowledgements whose records are durable; returns whether there were any.
    func acknowledge() -> Bool {
        guard awaitedRecord != nil else { return false }
        return acknowledger.acknowledge(through: desk.durableThrough, doors: doors, monotonic: context.monotonic)
    }

    /// How many datagrams wait for their turn.
    var waiting: Int { queue.count }

    /// The record that the next acknowledgement waits for; nil when none waits.
    var awaitedRecord: Int64? { acknowledger.pending.awaited }

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
        batch.removeAll(keepingCapacity: true)
        while batch.count < Self.servedInTurn, let slot = queue.next(in: pool) { batch.append(slot) }
        warmUp(directory)
        for slot in batch {
            let place = pool[slot].nas
            guard let source = pool.source(slot) else {
                pool.release(slot)
                continue
            }
            let visit = Visit(
                source: source, door: pool[slot].door, purpose: doors[pool[slot].door].purpose,
                nas: routers.table.profiles[place],
                meter: routers.meters[place], monotonic: monotonic, now: now)
            answer(slot, of: visit, directory: directory)
        }
    }

    /// Prepares the memory for a batch; for a single datagram there is nothing to gain.
    private func warmUp(_ directory: AccessDirectory) {
        guard batch.count > 1 else { return }
        for slot in batch {
            guard let source = pool.source(slot) else { continue }
            let door = pool[slot].door
            desk.expect(pool.datagram(slot), from: source, door: door, for: doors[door].purpose)
        }
        desk.warmUp(directory)
    }

    /// Answers one datagram. Its slot is given back at once unless an answer to it leaves at the end of the turn.
    private func answer(_ slot: Int, of visit: Visit, directory: AccessDirectory) {
        let outbox = outboxes[visit.door]
        let pending = acknowledger.pending
        let room = outbox.nextRoom
        switch desk.answer(
            pool.datagram(slot), of: visit, directory: directory, mayWait: pending.hasRoom, into: room)
        {
        case .now(let length):
            outbox.append(slot: slot, of: pool, length: length)
        case .onceDurable(let length, let sequence):
            pending.append(
                UnsafeRawBufferPointer(rebasing: room[..<length]), onceDurable: sequence, to: slot, of: pool,
                meter: visit.meter)
            pool.release(slot)
        case .handOn(let realm):
            handOn(slot, of: visit, to: realm)
            pool.release(slot)
        case .none:
            pool.release(slot)
        }
    }

    private func handOn(_ slot: Int, of visit: Visit, to realm: RealmTerms) {
        let login = HandedLogin(slot, of: pool, visit, to: realm, worker: context.number)
        guard let login, let lane = context.handingOn, lane.handover.offer(login) else {
            return desk.drop(Span(_unsafeElements: pool.datagram(slot)), of: visit, .homeServerBusy)
        }
    }

    /// Answers the logins that have come back from home servers, as if they came just now; returns whether there were any.
    private func takeBack(monotonic: UInt64, now: Timestamp) -> Bool {
        guard let tray = context.handingOn?.tray, tray.hasReturns else { return false }
        for returned in tray.take(atMost: min(Self.servedInTurn, pool.freeCount)) {
            let login = returned.login
            // A router that was removed meanwhile gets no answer and has no meter.
            guard let place = routers.table.place(of: login.source.address), doors.indices.contains(login.door) else {
                continue
            }
            let visit = Visit(
                source: login.source, door: login.door, purpose: .logins, nas: login.nas,
                meter: routers.meters[place], monotonic: monotonic, now: now)
            let outbox = outboxes[login.door]
            let length = desk.settle(returned, of: visit, into: outbox.nextRoom)
            guard length > 0 else { continue }
            pool.take(1, into: &batch)
            guard let slot = batch.first else { break }
            login.restore(slot, of: pool, nas: place)
            outbox.append(slot: slot, of: pool, length: length)
        }
        send()
        return true
    }

    /// Sends the answers of the turn and gives their slots back.
    private func send() {
        for door in doors.indices where !outboxes[door].isEmpty {
            outboxes[door].send(through: doors[door])
            let sentAt = context.monotonic()
            for letter in outboxes[door].letters {
                let meter = routers.meters[pool[letter.tag].nas]
                if letter.isSent {
                    meter.noteLatency(nanoseconds: sentAt &- pool[letter.tag].receivedAt)
                } else {
                    meter.note(.notSent)
                }
                pool.release(letter.tag)
            }
            outboxes[door].removeAll()
        }
    }
}
