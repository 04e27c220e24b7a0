// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Synchronization

/// The lane between the workers and the home servers of proxied realms: one thread for all workers, with sockets of its
/// own.
final class LoginProxy: Sendable {
    private let settings: ProxySettings
    private let directory: @Sendable () -> AccessDirectory
    private let handover: LoginHandover
    private let trays: [ReturnTray]
    private let names: HomeNames
    private let meters = RealmMeters()
    private let thread = Mutex<WorkerThread?>(nil)

    /// - Parameter workers: how many there are.
    init(_ settings: ProxySettings, workers: Int, directory: @escaping @Sendable () -> AccessDirectory) {
        self.settings = settings
        self.directory = directory
        handover = LoginHandover(limit: settings.waitingLimit)
        trays = (0..<max(1, workers)).map { _ in ReturnTray() }
        names = HomeNames(directory: directory)
    }

    /// A worker's ends of the lane.
    func ends(of worker: Int) -> HandingOn { HandingOn(handover: handover, tray: trays[worker]) }

    /// Opens the first ports and starts the thread. Call it once; before, there is no room for logins.
    ///
    /// - Throws: ``ControlSourceError`` or ``ThreadFailure``; nothing is running then.
    func start() throws {
        let wakeUp = try WakeUp()
        let sources = try ControlSource.all(at: [.v6(IPv6Address(bits: 0)), .v4(IPv4Address(bits: 0))])
        handover.open(wakeUp)
        do {
            try names.start()
            let started = try WorkerThread(named: "radius proxy") { [self] in work(sources, wakeUp) }
            thread.withLock { $0 = started }
        } catch {
            names.stop()
            handover.close()
            sources.forEach { $0.close() }
            throw error
        }
    }

    /// Ends the thread and forgets what is under way.
    func stop() {
        names.stop()
        handover.close()
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        thread?.join()
    }

    /// What was counted so far.
    func metrics() -> [MetricFamily] {
        let names = Dictionary(
            directory().realms.map { ($0.id, String(decoding: $0.name, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
        return RealmMetrics.families(of: meters, names: names)
    }

    /// What the thread does.
    private func work(_ sources: [ControlSource], _ wakeUp: WakeUp) {
        var generator = SystemRandomNumberGenerator()
        let key = SipHash(generator.next(), generator.next())
        let desk = HomeDesk(
            settings, mark: ProxyMark(key: key), meters: meters, generator: generator, address: names.address)
        let sockets = ControlSockets(sources, wakeUp: wakeUp.descriptor)
        HomeWorker(
            handover, trays: trays, desk: desk, sockets: sockets, wakeUp: wakeUp,
            monotonic: { MonotonicClock.nanoseconds }
        ).run()
    }
}
