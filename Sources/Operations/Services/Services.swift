// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows of the access lines.
enum Services {
    /// Where a line's password is sealed.
    static func passwordPlace(_ id: ServiceID) -> SealedPlace {
        SealedPlace(table: "internet_service", row: id.value, column: "password")
    }

    static func find(_ id: ServiceID, in database: Database) throws -> ServiceDetails {
        let found = try database.first(
            """
            SELECT id, customer_id, CASE WHEN password IS NULL THEN 0 ELSE 1 END, name, access_kind, state, nas_id, plan_id,
                user_name, mac_binding, mac_limit, mac_replaces_oldest, circuit_id, remote_id, simultaneous_use, hold,
                interface_id, ipv4_pool, framed_ipv6_pool, stateful_ipv6_pool, delegated_ipv6_pool, main_service_id
            FROM internet_service WHERE id = $1
            """, .id(id)
        ) { try ServiceDetails(row: $0) }
        guard var details = found else {
            throw Refusal(
                .notFound, "there is no service \(id)",
                advice: "name one that exists; `firsthop service list` shows them")
        }
        details.terms.macs = try ServiceMACs.of(id, in: database).map(\.mac)
        details.terms.routes = try routes(of: id, in: database)
        return details
    }

    static func insert(
        _ terms: ServiceDescription, of customer: CustomerID, in transaction: Transaction
    ) throws -> ServiceID {
        let database = transaction.database
        let id: ServiceID? = try database.insert(
            """
            INSERT INTO internet_service (name, access_kind, state, nas_id, plan_id, user_name, mac_binding, mac_limit,
                mac_replaces_oldest, circuit_id, remote_id, simultaneous_use, hold, interface_id, ipv4_pool,
                framed_ipv6_pool, stateful_ipv6_pool, delegated_ipv6_pool, main_service_id, customer_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """, terms.values + [.id(customer)])
        let service = try transaction.added(.internetService, id)
        for mac in terms.macs { try ServiceMACs.insert(mac, of: service, learnedAt: nil, in: database) }
        for route in terms.routes { try insert(route, of: service, in: database) }
        return service
    }

    /// Stores what a line has become, its devices and routes included.
    static func update(_ service: ServiceDetails, before: ServiceDescription, in transaction: Transaction) throws {
        let database = transaction.database
        try database.execute(
            """
            UPDATE internet_service SET name = $1, access_kind = $2, state = $3, nas_id = $4, plan_id = $5, user_name = $6,
                mac_binding = $7, mac_limit = $8, mac_replaces_oldest = $9, circuit_id = $10, remote_id = $11,
                simultaneous_use = $12, hold = $13, interface_id = $14, ipv4_pool = $15, framed_ipv6_pool = $16,
                stateful_ipv6_pool = $17, delegated_ipv6_pool = $18, main_service_id = $19
            WHERE id = $20
            """, service.terms.values + [.id(service.id)])
        for mac in before.macs where !service.terms.macs.contains(mac) {
            try ServiceMACs.delete(mac, of: service.id, in: database)
        }
        for mac in service.terms.macs where !before.macs.contains(mac) {
            try ServiceMACs.insert(mac, of: service.id, learnedAt: nil, in: database)
        }
        if service.terms.routes != before.routes {
            try database.execute("DELETE FROM service_route WHERE service_id = $1", .id(service.id))
            for route in service.terms.routes { try insert(route, of: service.id, in: database) }
        }
        try FieldChanges(.internetService, service.id.value, in: transaction).note(before, service.terms)
        transaction.record(.changed, .internetService, service.id.value)
    }

    /// Stores a password, or forgets it when there is none.
    static func store(_ password: SecretEntry?, of id: ServiceID, in transaction: Transaction) throws {
        try transaction.database.execute(
            "UPDATE internet_service SET password = $2 WHERE id = $1", .id(id),
            .bytes(try password?.sealed(for: passwordPlace(id))))
    }

    private static func routes(of id: ServiceID, in database: Database) throws -> [IPPrefix] {
        try database.all("SELECT prefix FROM service_route WHERE service_id = $1 ORDER BY prefix", .id(id)) {
            try $0.prefix(0)
        }
    }

    private static func insert(_ route: IPPrefix, of id: ServiceID, in database: Database) throws {
        try database.execute(
            "INSERT INTO service_route (service_id, prefix) VALUES ($1, $2)", .id(id), .prefix(route))
    }
}
