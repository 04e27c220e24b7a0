// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage

/// A provider whose lines can log in: a name, a sealed password, a prefix on the link and a /56 each. Lines count from 1.
enum AccessProvider {
    /// Lines added in one transaction.
    private static let batch = 10_000

    /// The user name of a line.
    static func userName(_ line: Int) -> String { "line\(line)@example.net" }

    /// Writes a SQLite file with `lines` lines, and the key file that opens their passwords.
    static func create(at path: String, keys: String, lines: Int) async throws {
        let ring = KeyRing.fresh()
        try MasterKeyFile.create(at: keys, holding: ring)
        let sealer = Sealer(ring)
        let store = try await Store.open(.sqlite(path: path))
        let company = try await store.perform(
            AddCompany(name: "Bench", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
        let plan = try await store.perform(
            AddPlan(PlanDescription(name: "Home", rates: Rates(down: 100_000_000, up: 20_000_000))))
        var router = NASDescription(name: "bng1")
        router.source = IPPrefix(try IPAddress(parsing: "127.0.0.1"))
        let secret = SecretEntry(Secret("the routers' shared secret"), sealer: sealer)
        _ = try await store.perform(AddNAS(router, secret: secret))
        let block = try IPPrefix(parsing: "2001:db8::/32")
        for start in stride(from: 1, through: lines, by: batch) {
            let numbers = start...min(start + batch - 1, lines)
            // Written by statement: as fast as rows can be, since making them is not what is measured.
            try await store.write { transaction in
                for line in numbers {
                    try add(line, of: company, on: plan.id, in: block, sealer, transaction)
                }
            }
        }
        await store.shutdown()
    }

    private static func add(
        _ line: Int, of company: CompanyID, on plan: PlanID, in block: IPPrefix, _ sealer: Sealer,
        _ transaction: Transaction
    ) throws {
        let database = transaction.database
        let customer: CustomerID? = try database.insert(
            "INSERT INTO customer (company_id, name, state) VALUES ($1, $2, 'active')", .id(company),
            .text("Customer \(line)"))
        let place = SealedPlace(table: "internet_service", row: Int64(line), column: "password")
        let password = try sealer.seal(Secret("password-\(line)"), for: place)
        try database.execute(
            """
            INSERT INTO internet_service (id, customer_id, name, access_kind, state, plan_id, user_name, password)
            VALUES ($1, $2, $3, 'pppoe', 'active', $4, $5, $6)
            """, .int(line), .id(customer), .text("line\(line)"), .id(plan), .text(userName(line)), .blob(password))
        let index = UInt128(line)
        for (kind, length, first) in [("delegation", 56, UInt128(0)), ("assignment", 64, UInt128(1) << 31)] {
            guard let prefix = block.subnet(at: first + index, length: length) else {
                throw BenchmarkError("\(block) has no /\(length) for line \(line)")
            }
            try database.execute(
                """
                INSERT INTO holding (prefix, kind, mode, service_id, customer_id, since)
                VALUES ($1, $2, 'static', $3, $4, 0)
                """, .prefix(prefix), .text(kind), .int(line), .id(customer))
        }
    }
}
