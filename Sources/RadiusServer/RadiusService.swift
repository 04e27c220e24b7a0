// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import Operations
public import ProviderValues
public import Storage
import Synchronization

/// The RADIUS server: its sockets, its workers, and what they count and learn.
public final class RadiusService: Sendable {
    private let settings: RadiusSettings
    private let directory: @Sendable () -> AccessDirectory
    private let openSessions: @Sendable (ServiceID) -> Int
    private let noteAccepted: @Sendable (ServiceID, Operations.SessionKey) -> Void
    private let classKey: SipHash
    private let log: RecordLog?
    private let wallClock: WallClock
    private let tables = NASTables()
    private let meters = MeterRegistry()
    private let unknown = UnknownSources()
    private let tap = TraceTap()
    private let learned = LearnedFacts()
    private let proxy: LoginProxy
    private let crew = Mutex<Crew?>(nil)

    /// - Parameters:
    ///   - classKey: signs `Class`: sixteen octets, the same on every node of a provider and after every start.
    ///   - log: where accounting is recorded; it must outlive ``stop()``. nil when none is taken.
    ///   - directory: the directory of the moment; asked once for each batch of datagrams.
    ///   - openSessions: how many sessions of a service are open; asked only for services with a limit.
    ///   - noteAccepted: told of every session that begins, for services with a limit.
    /// - Throws: ``RadiusServiceError`` when the key has another length, or a log is missing.
    public init(
        _ settings: RadiusSettings, classKey: Secret, accounting log: RecordLog? = nil, wallClock: WallClock = .system,
        openSessions: @escaping @Sendable (ServiceID) -> Int = { _ in 0 },
        noteAccepted: @escaping @Sendable (ServiceID, Operations.SessionKey) -> Void = { _, _ in },
        directory: @escaping @Sendable () -> AccessDirectory
    ) throws(RadiusServiceError) {
        guard let key = SipHash(key: classKey.reveal()) else { throw .wrongKeyLength(classKey.count) }
        guard log != nil || settings.accounting.isEmpty else { throw .nowhereToRecord }
        self.settings = settings
        self.log = log
        self.classKey = key
        self.wallClock = wallClock
        self.openSessions = openSessions
        self.noteAccepted = noteAccepted
        self.directory = directory
        proxy = LoginProxy(settings.proxying, workers: settings.workers, directory: directory)
    }

    /// Binds every endpoint and starts the workers. Call it once.
    ///
    /// - Returns: the endpoints in use, which matters where port 0 was asked for: those for logins in the order of the
    ///   settings, then those for accounting.
    /// - Throws: ``ListenFailure``, ``ControlSourceError`` or ``ThreadFailure``; nothing is running then.
    public func start() throws -> [RadiusEndpoint] {
        try proxy.start()
        do {
            let crew = try Crew(settings, contexts: context(of:), desk: makeDesk, log: log)
            self.crew.withLock { $0 = crew }
            return crew.endpoints
        } catch {
            proxy.stop()
            throw error
        }
    }

    /// Answers what has arrived, then ends the workers and closes the sockets. Blocks until they have ended: no longer than
    /// a second for records that do not become durable, whose senders will try again.
    public func stop() {
        let crew = crew.withLock { crew in
            defer { crew = nil }
            return crew
        }
        crew?.stop()
        proxy.stop()
        learned.finish()
    }

    /// Stores what the workers learn of NASes and devices until ``stop()``.
    public func recordLearned(into recorder: LearnedFactsRecorder) async {
        await learned.record(into: recorder)
    }

    /// What was counted so far.
    public func metrics() -> [MetricFamily] {
        let names = Dictionary(directory().nases.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return RadiusMetrics.families(meters.figures(), names: names, unknown: unknown.total) + proxy.metrics()
    }

    /// What became of the datagrams of every NAS since the start.
    public var datagrams: [DatagramFigures] { meters.figures().map { DatagramFigures($0.nas, $0.figures) } }

    /// Who sends to us without being a NAS, the most frequent first.
    public var unknownSources: [UnknownSource] { unknown.sightings }

    /// Begins to watch packets; nil when too many people watch already. End it with ``endWatch(_:)``.
    public func watch(_ filter: TraceFilter) -> TraceWatch? { tap.begin(filter) }

    /// Ends a watch.
    public func endWatch(_ watch: TraceWatch) { tap.end(watch) }

    private func context(of worker: Int) -> WorkerContext {
        WorkerContext(
            number: worker, directory: directory, tables: tables, meters: meters, unknownSources: unknown,
            monotonic: { MonotonicClock.nanoseconds }, wallClock: wallClock, handingOn: proxy.ends(of: worker))
    }

    private func makeDesk() -> Desk {
        var generator = SystemRandomNumberGenerator()
        let answerer = Answerer(classKey: classKey, openSessions: openSessions, using: &generator)
        return Desk(
            answerer: answerer, recorder: log.map { AccountingRecorder(into: $0, classKey: classKey) },
            cache: ReplyCache(capacity: Worker<SocketDoor>.cacheSize), learned: learned, tap: tap,
            noteAccepted: noteAccepted)
    }
}
