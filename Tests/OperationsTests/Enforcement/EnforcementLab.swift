// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// A provider with lines that are online at one router, and enforcers that come and go.
struct EnforcementLab {
    let sessions: SessionLab
    let keeper: AccessDirectoryKeeper
    let routers: FakeRouters
    /// The routers' own tables; of use where there is an account.
    let tables: FakeTables
    let services: [ServiceID]
    /// The router of each line.
    let places: [NASID]

    var store: Store { sessions.store }
    var provider: SmallProvider { sessions.provider }

    /// Runs `body` with `lines` lines, each with a session that is named after it.
    static func with(
        _ engine: StorageEngine, lines: Int, _ moods: FakeRouters.Moods = .init(), kind: AccessKind = .pppoe,
        accounts: Bool = false, routers: Int = 1, tables: FakeTables.Moods = .init(),
        _ body: (EnforcementLab) async throws -> Void
    ) async throws {
        try await SessionLab.with(engine) { sessions in
            let provider = sessions.provider
            var places = [provider.nas]
            for number in 1..<max(routers, 1) {
                places.append(try await sessions.store.perform(AddNAS(name: "tower-\(number + 1)")))
            }
            for (number, nas) in places.enumerated() {
                try await prepare(nas, number: number, withAccount: accounts, of: provider)
            }
            var services: [ServiceID] = []
            for line in 0..<lines {
                services.append(try await provider.add(try provider.terms(name(line), kind: kind), password: "word"))
            }
            let keeper = AccessDirectoryKeeper(sealer: provider.sealer, clock: sessions.clock.wallClock) {
                sessions.store
            }
            try await keeper.start()
            let lab = EnforcementLab(
                sessions: sessions, keeper: keeper, routers: FakeRouters(moods), tables: FakeTables(tables),
                services: services, places: (0..<lines).map { places[$0 % places.count] })
            for line in 0..<lines { lab.routers.begin(Array(name(line).utf8)) }
            try await lab.report(.start, Array(0..<lines), at: 0)
            try await body(lab)
        }
    }

    private static func prepare(
        _ nas: NASID, number: Int, withAccount: Bool, of provider: SmallProvider
    ) async throws {
        let secret = SecretEntry(Secret("of-the-router-of-this-test"), sealer: provider.sealer)
        _ = try await provider.store.perform(
            ChangeNAS(nas, secret: secret) { nas in
                nas.source = try IPPrefix(parsing: "192.0.2.\(number + 1)/32")
                nas.vendor = .mikrotik
            })
        guard withAccount else { return }
        let terms = RouterAPIDescription(host: "192.0.2.\(number + 1)", port: 8728, security: .plain, userName: "us")
        try await provider.store.perform(SetRouterAPI(nas, terms, password: secret))
    }

    /// What the session of a line has: its address, the prefix of its link and its delegated prefix.
    static func prefixes(_ line: Int) throws -> [IPPrefix] {
        [
            try IPPrefix(parsing: "198.51.100.\(line + 1)/32"),
            try IPPrefix(parsing: "2001:db8:8000:\(String(line + 1, radix: 16))::/64"),
            try IPPrefix(parsing: "3fff:100:0:\(String(line + 1, radix: 16))00::/56"),
        ].sorted()
    }

    static func name(_ line: Int) -> String { "line\(line)" }

    /// What the session of a line has at its router.
    func terms(of line: Int) -> AccessGrant? { routers.terms(of: Array(Self.name(line).utf8)) }

    func runs(_ line: Int) -> Bool { routers.runs(Array(Self.name(line).utf8)) }

    /// The router reports an event of the sessions of some lines.
    func report(_ event: AccountingEvent, _ lines: [Int], at seconds: Int64, down: UInt64? = nil) async throws {
        guard let first = services.first else { return }
        // What every line is granted: its plan's terms and no addresses.
        let terms = keeper.current.find(service: first)
        let granted = desiredAccess(
            device: nil, terms: terms, plan: keeper.current.plan(terms?.plan),
            nas: try #require(keeper.current.nas(provider.nas)), now: SessionLab.start
        ).fingerprint
        try await sessions.apply(
            try lines.map { line in
                let login = LoginReference(
                    session: SessionKey(high: UInt64(line + 1), low: 7), service: services[line],
                    issued: SessionLab.start, granted: granted)
                let lasting = event == .start ? nil : UInt32(seconds)
                var record = sessions.record(
                    event, Self.name(line), at: seconds, lasting: lasting, down: down, login: login)
                record.nas = places[line]
                for prefix in try Self.prefixes(line) {
                    switch prefix.first {
                    case .v4(let address): record.ipv4 = address
                    case .v6:
                        if prefix.length == 64 {
                            record.framed = [prefix.mapped]
                        } else {
                            record.delegated = [prefix.mapped]
                        }
                    }
                }
                return record
            })
    }

    func set(_ state: CustomerState) async throws {
        _ = try await store.perform(ChangeCustomer(provider.customer, state: state))
        try await keeper.catchUp()
    }

    func enforcer(_ holder: String = "node 1") -> Enforcer {
        var rules = EnforcementRules()
        rules.rest = .seconds(60)
        return Enforcer(
            in: store, directory: { [keeper] in keeper.current },
            ways: EnforcementWays(control: routers, router: tables), holder: holder, rules: rules, rate: 1_000,
            interval: .milliseconds(5))
    }

    /// Lets an enforcer work while the time passes, until `isDone` or too much time has passed; whether it is done.
    func work(_ enforcer: Enforcer, until isDone: () async throws -> Bool) async throws -> Bool {
        let running = Task { await enforcer.run() }
        defer { running.cancel() }
        var done = try await isDone()
        for _ in 0..<5_000 where !done {
            sessions.clock.advance(by: .seconds(1))
            try await reportEnded()
            // Paces the clock by the database, as the enforcer is: it works between two such looks.
            _ = try await phases()
            done = try await isDone()
        }
        running.cancel()
        await running.value
        #expect(enforcer.status.fault == nil)
        return done
    }

    /// The router reports what it has ended.
    private func reportEnded() async throws {
        let ended = routers.takeEnded().compactMap { Int(String(decoding: $0.dropFirst(4), as: UTF8.self)) }
        guard !ended.isEmpty else { return }
        try await report(.stop, ended, at: SessionLab.start.duration(to: sessions.clock.now).components.seconds)
    }

    /// What routers were asked for a line, the newest first.
    func attempts(of service: ServiceID) async throws -> [EnforcementAttemptRecord] {
        try await store.timeline(of: service).events.compactMap { event in
            guard case .asked(let attempt) = event.fact else { return nil }
            return attempt
        }
    }

    /// How many sessions are in which phase.
    func phases() async throws -> [String: Int] {
        try await store.read { database in
            var phases: [String: Int] = [:]
            try database.forEach("SELECT phase, count(*) FROM session_enforcement GROUP BY phase") {
                phases[try $0.text(0)] = try $0.int(1)
            }
            return phases
        }
    }
}
