// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import NetworkValues
public import Operations
public import ProviderValues
import Synchronization

/// Changes and ends sessions by CoA-Requests and Disconnect-Requests (RFC 5176).
///
/// One thread does all of it. Calls may come from any task, as many at once as there are sessions.
public final class DynamicAuthorization: SessionControl {
    private let settings: ControlSettings
    private let directory: @Sendable () -> AccessDirectory
    private let wallClock: WallClock
    private let monotonic: @Sendable () -> UInt64
    private let calls = ControlCalls()
    private let learned: LearnedControl
    private let meters = ControlMeters()
    private let thread = Mutex<WorkerThread?>(nil)

    /// - Parameter directory: the directory of the moment: where routers are, their secrets and vendors.
    public convenience init(
        _ settings: ControlSettings = ControlSettings(), wallClock: WallClock = .system,
        directory: @escaping @Sendable () -> AccessDirectory
    ) {
        self.init(settings, wallClock: wallClock, monotonic: { MonotonicClock.nanoseconds }, directory: directory)
    }

    /// - Parameter monotonic: nanoseconds of a clock that only goes forward.
    init(
        _ settings: ControlSettings, wallClock: WallClock, monotonic: @escaping @Sendable () -> UInt64,
        directory: @escaping @Sendable () -> AccessDirectory
    ) {
        self.settings = settings
        self.wallClock = wallClock
        self.monotonic = monotonic
        self.directory = directory
        learned = LearnedControl(validity: settings.relearnAfter.nanoseconds)
    }

    /// Opens the first ports and starts the thread. Call it once; before, calls end as ``ControlObstacle/stopping``.
    ///
    /// - Throws: ``ControlSourceError`` or ``ThreadFailure``; nothing is running then.
    public func start() throws {
        let wakeUp = try WakeUp()
        let sources = try ControlSource.all(at: settings.sources)
        calls.open(wakeUp)
        do {
            let started = try WorkerThread(named: "radius control") { [self] in work(sources, wakeUp) }
            thread.withLock { $0 = started }
        } catch {
            calls.close()
            sources.forEach { $0.close() }
            throw error
        }
    }

    /// What the thread does.
    private func work(_ sources: [ControlSource], _ wakeUp: WakeUp) {
        let desk = ControlDesk(
            settings, families: sources.map(\.address.family), directory: directory, learned: learned, meters: meters,
            generator: SystemRandomNumberGenerator())
        let sockets = ControlSockets(sources, wakeUp: wakeUp.descriptor)
        ControlWorker(calls, desk: desk, sockets: sockets, wakeUp: wakeUp, now: now).run()
    }

    /// Ends all calls and the thread. Blocks until it has ended, which takes no longer than what it is just doing.
    public func stop() {
        calls.close()
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        thread?.join()
    }

    /// Sends a Disconnect-Request.
    public func disconnect(_ session: ControlledSession) async -> ControlOutcome {
        await calls.outcome(of: .disconnect, session)
    }

    /// Sends a CoA-Request with what the router's vendor lets a change say of the grant.
    public func change(_ session: ControlledSession, to access: AccessGrant) async -> ControlOutcome {
        await calls.outcome(of: .change(access), session)
    }

    /// Compares the grants by what the vendor's routers can change (``Dialect``) and by what this one has refused.
    public func canChange(from applied: AccessGrant, to desired: AccessGrant, at nas: NASID) -> Bool {
        let directory = directory()
        guard let terms = directory.nas(nas), !learned.refuses(desired.purpose, by: terms, at: monotonic()) else {
            return false
        }
        return ChangeCheck(nas: terms, directory: directory).canChange(from: applied, to: desired)
    }

    /// What was counted so far.
    public func metrics() -> [MetricFamily] {
        let names = Dictionary(directory().nases.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return ControlMetrics.families(
            meters.figures(), names: names, stray: meters.stray.figures,
            waiting: meters.waiting.load(ordering: .relaxed))
    }

    private func now() -> ControlMoment {
        ControlMoment(monotonic: monotonic(), time: wallClock.now())
    }
}
