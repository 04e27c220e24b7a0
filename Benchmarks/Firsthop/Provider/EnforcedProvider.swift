// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage

/// A provider whose lines are all online, each with what it should have, over some routers at 127.0.0.1 and on.
struct EnforcedProvider {
    let store: Store
    let keeper: AccessDirectoryKeeper
    let plan: PlanID
    private let routers: Int

    static let secret = "the secret of fifty routers"
    /// Lines added in one transaction.
    private static let batch = 10_000
    private static let begun = Timestamp(seconds: 1_796_000_400)

    /// The router that has the session of a service: they take turns.
    func router(of service: ServiceID) -> NASID { NASID((service.value - 1) % Int64(routers) + 1) }

    /// - Parameter ports: where each router takes changes; the usual port where there is none.
    static func create(
        at path: String, services: Int, routers: Int, ports: [UInt16] = []
    ) async throws -> EnforcedProvider {
        let sealer = Sealer(KeyRing.fresh())
        let store = try await Store.open(.sqlite(path: path))
        let company = try await store.perform(
            AddCompany(name: "Bench", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
        let customer = try await store.perform(AddCustomer(company: company, name: "All", state: .active))
        let plan = try await store.perform(
            AddPlan(PlanDescription(name: "Home", rates: Rates(down: 100_000_000, up: 20_000_000))))
        for index in 0..<routers {
            var router = NASDescription(name: "bng\(index + 1)")
            router.source = IPPrefix(try IPAddress(parsing: "127.0.0.\(index + 1)"))
            router.vendor = .mikrotik
            if ports.indices.contains(index) { router.dynamicAuthorizationPort = ports[index] }
            _ = try await store.perform(AddNAS(router, secret: SecretEntry(Secret(secret), sealer: sealer)))
        }
        for start in stride(from: 1, through: services, by: batch) {
            // Written by statement: making rows is not what is measured.
            try await store.write { transaction in
                for line in start...min(start + batch - 1, services) {
                    try add(line, of: customer, on: plan.id, transaction.database)
                }
            }
        }
        let keeper = AccessDirectoryKeeper(sealer: sealer) { store }
        try await keeper.start()
        let provider = EnforcedProvider(store: store, keeper: keeper, plan: plan.id, routers: routers)
        try await provider.beginSessions(services)
        return provider
    }

    private static func add(
        _ line: Int, of customer: CustomerID, on plan: PlanID, _ database: Database
    ) throws {
        try database.execute(
            """
            INSERT INTO internet_service (id, customer_id, name, access_kind, state, plan_id, user_name)
            VALUES ($1, $2, $3, 'pppoe', 'active', $4, $5)
            """, .int(line), .id(customer), .text("line\(line)"), .id(plan), .text("line\(line)@example.net"))
        let block = UInt128(0x2400) << 112
        for (kind, length, shift) in [("delegation", 56, 72), ("assignment", 64, 64)] {
            let place: UInt128 = kind == "delegation" ? 0 : 1 << 103
            let prefix = try IPv6Prefix(IPv6Address(bits: block | place | UInt128(line) << shift), length: length)
            try database.execute(
                """
                INSERT INTO holding (prefix, kind, mode, service_id, customer_id, since)
                VALUES ($1, $2, 'static', $3, $4, 0)
                """, .prefix(IPPrefix(prefix)), .text(kind), .int(line), .id(customer))
        }
    }

    /// Every line's session has what its login was granted.
    private func beginSessions(_ services: Int) async throws {
        let directory = keeper.current
        var granted: [(service: ServiceID, fingerprint: AccessFingerprint)] = []
        try directory.forEachLine { line in
            guard let nas = directory.nas(router(of: line.service)) else { throw BenchmarkError("a router is missing") }
            let wanted = desiredAccess(
                device: nil, terms: line, plan: directory.plan(line.plan), nas: nas, now: Self.begun)
            granted.append((line.service, wanted.fingerprint))
        }
        let lines = granted.sorted { $0.service < $1.service }
        for start in stride(from: 0, to: lines.count, by: Self.batch) {
            try await begin(Array(lines[start..<min(start + Self.batch, lines.count)]))
        }
    }

    private func begin(_ part: [(service: ServiceID, fingerprint: AccessFingerprint)]) async throws {
        let rows = part.map { (service: $0.service, nas: router(of: $0.service), fingerprint: $0.fingerprint) }
        try await store.write { transaction in
            for row in rows { try Self.begin(row.service, at: row.nas, row.fingerprint, transaction.database) }
        }
    }

    private static func begin(
        _ service: ServiceID, at nas: NASID, _ fingerprint: AccessFingerprint, _ database: Database
    ) throws {
        // As random as the keys of real sessions are, and the same in every run.
        let hash = UInt64(bitPattern: service.value) &* 0x9e37_79b9_7f4a_7c15
        let key = withUnsafeBytes(of: (UInt64(service.value).bigEndian, hash)) { Array($0) }
        try database.execute(
            """
            INSERT INTO access_session (session_key, nas_id, service_id, acct_session_id, user_name, calling_station,
                called_station, port_id, id_hash, started_at, granted)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10)
            """, .blob(key), .id(nas), .id(service), .blob(Array("81\(service)".utf8)),
            .blob(Array("line\(service)@example.net".utf8)), .blob(Array("02:00:5e:10:00:01".utf8)), .blob([]),
            .integer(Int64(bitPattern: hash)), .time(begun), .integer(Int64(bitPattern: fingerprint.number)))
        try database.execute(
            """
            INSERT INTO open_session (session_key, nas_id, service_id, id_hash, started_at, last_at, seen_at, seconds, interim,
                down, up, packets_down, packets_up, skew_down, skew_up, skew_down6, skew_up6, sightings)
            VALUES ($1, $2, $3, $4, $5, $5, $5, 0, 300, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            """, .blob(key), .id(nas), .id(service), .integer(Int64(bitPattern: hash)), .time(begun))
    }
}
