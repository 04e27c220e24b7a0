// SPDX-License-Identifier: Apache-2.0

import Glibc
import ProviderValues

/// A worker on its own thread: takes turns while there is work, waits in `poll` while there is none.
final class SocketWorker {
    private let worker: Worker<SocketDoor>
    private let context: WorkerContext
    private let wakeUp: WakeUp
    private let shift: Shift
    private var waits: [pollfd]

    init(_ context: WorkerContext, sockets: [BoundSocket], desk: Desk, wakeUp: WakeUp, shift: Shift) {
        self.context = context
        self.wakeUp = wakeUp
        self.shift = shift
        let doors = sockets.map(SocketDoor.init)
        worker = Worker(context, doors: doors, desk: desk)
        waits = (doors.map(\.descriptor) + [wakeUp.descriptor]).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
    }

    /// Runs until the shift is over, and then answers what has arrived before.
    func run() {
        while shift.isOn {
            if !turn() { wait() }
        }
        // What lies in the sockets now came before the end; what comes later is answered by nobody.
        for _ in 0..<Self.lastTurns {
            guard turn() else { break }
        }
    }

    /// Enough to empty full socket buffers, and an end even if the flood has none.
    private static let lastTurns = 256

    private func turn() -> Bool {
        worker.turn(monotonic: context.monotonic(), now: context.wallClock.now())
    }

    private func wait() {
        _ = poll(&waits, nfds_t(waits.count), -1)
        if waits[waits.count - 1].revents != 0 { wakeUp.clear() }
    }
}
