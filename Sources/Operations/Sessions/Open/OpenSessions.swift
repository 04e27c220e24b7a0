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
        let found = try await store.read { database in
            var found: [(Int64, ServiceSessions.Entry)] = []
            try database.forEach(
                "SELECT service_id, session_key, seen_at, interim FROM open_session WHERE service_id IS NOT NULL"
            ) { row in
                let until = try row.time(2).advanced(by: self.rules.patience(interim: try row.integer(3)))
                found.append((try row.integer(0), ServiceSessions.Entry(key: try row.key(1), until: until)))
            }
            return found
        }
        let now = clock.now()
        for (service, entry) in found {
            shard(of: ServiceID(service)).services.withLock { $0[service, default: .none].put(entry, at: now) }
        }
    }

    /// Takes over what became of sessions.
    func take(_ sessions: [WorkingSession]) {
        let now = clock.now()
        for session in sessions {
            guard let service = session.meter.service else { continue }
            let until = session.meter.seenAt.advanced(by: rules.patience(interim: session.meter.interim))
            shard(of: service).services.withLock { services in
                if session.isOpen {
                    services[service.value, default: .none].put(.init(key: session.key, until: until), at: now)
                } else {
                    services[service.value]?.remove(session.key)
                    if case .none? = services[service.value] { services[service.value] = nil }
                }
            }
        }
    }

    private func shard(of service: ServiceID) -> Shard {
        shards[Int(UInt64(bitPattern: service.value) % UInt64(Self.shardCount))]
    }
}
