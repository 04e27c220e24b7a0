// SPDX-License-Identifier: Apache-2.0

import Glibc
import ProviderValues
import Storage
import Synchronization

/// The running workers and their sockets.
final class Crew: Sendable {
    /// The endpoints in use.
    let endpoints: [RadiusEndpoint]
    private let threads: [WorkerThread]
    private let wakeUps: [WakeUp]
    private let shift: Shift

    /// Binds all sockets before the first worker starts, so that a failure leaves nothing behind.
    init(
        _ settings: RadiusSettings, contexts: (Int) -> WorkerContext, desk: @escaping @Sendable () -> Desk,
        log: RecordLog?
    ) throws {
        let count = max(1, settings.workers)
        let sockets = try SocketPlan(settings.endpoints, workers: count)
        let shift = Shift()
        var threads: [WorkerThread] = []
        var wakeUps: [WakeUp] = []
        do {
            for number in 0..<count {
                let wakeUp = try WakeUp()
                let (context, own) = (contexts(number), sockets.take(number))
                threads.append(
                    try WorkerThread(named: "radius \(number)") {
                        let doors = zip(own, settings.purposes).map(SocketDoor.init)
                        SocketWorker(context, doors: doors, desk: desk(), log: log, wakeUp: wakeUp, shift: shift).run()
                    })
                wakeUps.append(wakeUp)
            }
        } catch {
            shift.end(waking: wakeUps)
            threads.forEach { $0.join() }
            throw error
        }
        endpoints = sockets.endpoints
        self.threads = threads
        self.wakeUps = wakeUps
        self.shift = shift
    }

    /// Ends all workers and waits until they have ended.
    func stop() {
        shift.end(waking: wakeUps)
        threads.forEach { $0.join() }
    }
}

/// Whether the workers are still wanted.
final class Shift: Sendable {
    private let isOver = Atomic(false)

    var isOn: Bool { !isOver.load(ordering: .acquiring) }

    func end(waking wakeUps: [WakeUp]) {
        isOver.store(true, ordering: .releasing)
        wakeUps.forEach { $0.signal() }
    }
}
