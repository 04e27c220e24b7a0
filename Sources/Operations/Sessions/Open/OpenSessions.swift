// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage
import Synchronization

/// How many sessions each service has, as this node sees it: for the limit of simultaneous use.
///
/// An accepted login counts at once; when its session does not begin, only for a minute. A session of which nothing was heard for
/// too long does not count. What another node applies is seen after the next ``load(from:)``.
public final class OpenSessions: Sendable {
    /// How long an accepted login counts before its session has begun. Dialling in takes some seconds; routers try a lost
    /// accounting record again for half a minute.
    public static let acceptedGrace: Duration = .seconds(60)

    private static let shardCount = 64

    /// Each lock guards the services whose numbers have the same remainder.
    private let shards: [Shard]
    private let rules: SessionRules
    private let clock: WallClock

    private final class Shard: Sendable {
        let services = Mutex<[Int64: ServiceSessions]>([:])
    }

    public init(rules: SessionRules = SessionRules(), clock: WallClock = .system) {
        self.rules = rules
        self.clock = clock
        shards = (0..<Self.shardCount).map { _ in Shard() }
    }

    /// The sessions of a service that count at present.
    public func count(of service: ServiceID) -> Int {
        let now = clock.now()
        return shard(of: service).services.withLock { $0[service.value]?.count(at: now) ?? 0 }
    }

    /// A login was accepted: its session will begin.
    ///
    /// - Parameter session: the number that the login gave.
    public func noteAccepted(_ service: ServiceID, session: SessionKey) {
        let now = clock.now()
        let entry = ServiceSessions.Entry(
            key: SessionKey(high: session.high, low: 0), until: now.advanced(by: Self.acceptedGrace))
        shard(of: service).services.withLock { $0[service.value, default: .none].put(entry, at: now) }
    }

    /// Reads every open session from the database; what was noted meanwhile is kept.
    public func load(from store: Store) async throws {
        try await load(heardOfSince: .distantPast, from: store)
    }

    /// Reads the open sessions that were heard of since a time, and those that have ended since; what was noted meanwhile is
    /// kept. Of a million sessions few report in a minute.
    public func load(heardOfSince time: Timestamp, from store: Store) async throws {
        let (open, ended) = try await store.read { database in
            (
                try self.open(heardOfSince: time, in: database),
                time == .distantPast ? [] : try Self.ended(since: time, in: database)
            )
        }
        let now = clock.now()
        for (service, entry) in open {
            shard(of: ServiceID(service)).services.withLock { $0[service, default: .none].put(entry, at: now) }
        }
        for (service, key) in ended { remove(key, of: service) }
    }

    private func open(
        heardOfSince time: Timestamp, in database: Database
    ) throws -> [(service: Int64, entry: ServiceSessions.Entry)] {
        try database.all(
            """
            SELECT service_id, session_key, seen_at, interim FROM open_session
            WHERE service_id IS NOT NULL AND seen_at >= $1
            """, .time(time)
        ) { row in
            let until = try row.time(2).advanced(by: rules.patience(interim: try row.integer(3)))
            return (try row.integer(0), ServiceSessions.Entry(key: try row.key(1), until: until))
        }
    }

    private static func ended(
        since time: Timestamp, in database: Database
    ) throws -> [(service: ServiceID, key: SessionKey)] {
        try database.all(
            "SELECT service_id, session_key FROM ended_session WHERE service_id IS NOT NULL AND ended_at >= $1",
            .time(time)
        ) { (try $0.id(0), try $0.key(1)) }
    }

    /// Takes over what became of sessions.
    func take(_ sessions: [WorkingSession]) {
        let now = clock.now()
        for session in sessions {
            guard let service = session.meter.service else { continue }
            let until = session.meter.seenAt.advanced(by: rules.patience(interim: session.meter.interim))
            guard session.isOpen else {
                remove(session.key, of: service)
                continue
            }
            shard(of: service).services.withLock {
                $0[service.value, default: .none].put(.init(key: session.key, until: until), at: now)
            }
        }
    }

    private func remove(_ key: SessionKey, of service: ServiceID) {
        shard(of: service).services.withLock { services in
            services[service.value]?.remove(key)
            if case .none? = services[service.value] { services[service.value] = nil }
        }
    }

    private func shard(of service: ServiceID) -> Shard {
        shards[Int(UInt64(bitPattern: service.value) % UInt64(Self.shardCount))]
    }
}
