// SPDX-License-Identifier: Apache-2.0

import Glibc
import ProviderValues
import Storage

/// A worker on its own thread: takes turns while there is work, waits in `poll` while there is none.
final class SocketWorker {
    private let worker: Worker<SocketDoor>
    private let context: WorkerContext
    private let log: RecordLog?
    private let bell: DurabilityBell?
    private let wakeUp: WakeUp
    private let shift: Shift
    private var waits: [pollfd]

    init(
        _ context: WorkerContext, doors: [SocketDoor], desk: Desk, log: RecordLog?, wakeUp: WakeUp, shift: Shift
    ) {
        self.context = context
        self.log = log
        self.wakeUp = wakeUp
        self.shift = shift
        bell = log.map { DurabilityBell($0, waking: wakeUp) }
        worker = Worker(context, doors: doors, desk: desk)
        context.handingOn?.tray.attach(wakeUp)
        waits = ([wakeUp.descriptor] + doors.map(\.descriptor)).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
    }

    /// Runs until the shift is over, and then answers what has arrived before.
    func run() {
        let observer = bell.flatMap { bell in log?.observe { bell.ring($0) } }
        while shift.isOn {
            if !turn() { wait() }
        }
        // What lies in the sockets now came before the end; what comes later is answered by nobody.
        for _ in 0..<Self.lastTurns {
            guard turn() else { break }
        }
        settle()
        if let observer { log?.forget(observer: observer) }
    }

    /// Enough to empty full socket buffers, and an end even if the flood has none.
    private static let lastTurns = 256
    /// As long as acknowledgements wait for their records at the end: ten times what a slow disk takes for a sync.
    private static let lastWaitNanoseconds: UInt64 = 1_000_000_000

    private func turn() -> Bool {
        worker.turn(monotonic: context.monotonic(), now: context.wallClock.now())
    }

    /// Waits for datagrams, for the end of the shift, and for the record that the next acknowledgement waits for.
    private func wait() {
        if let bell, let record = worker.awaitedRecord, !bell.expect(record) { return }
        sleep(untilOneOf: waits.count, milliseconds: -1)
    }

    /// Sends the acknowledgements whose records become durable in time.
    private func settle() {
        let end = context.monotonic() &+ Self.lastWaitNanoseconds
        while let bell, let record = worker.awaitedRecord {
            let now = context.monotonic()
            guard now < end else { return }
            if bell.expect(record) { sleep(untilOneOf: 1, milliseconds: Int32(1 + (end - now) / 1_000_000)) }
            _ = worker.acknowledge()
        }
    }

    /// - Parameter count: how many of ``waits`` may end the sleep; the first is the wake-up.
    private func sleep(untilOneOf count: Int, milliseconds: Int32) {
        _ = poll(&waits, nfds_t(count), milliseconds)
        bell?.rest()
        if waits[0].revents != 0 { wakeUp.clear() }
    }
}
