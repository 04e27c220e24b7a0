// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
public import ProviderValues
public import Storage

extension Store {
    /// The active services of a router, named as people name it, that carry addresses but hold none of this kind and
    /// family; in the order of their numbers.
    public func servicesWithout(
        _ kind: HoldingKind, _ family: IPFamily, onRouterNamed router: String
    ) async throws -> [ServiceID] {
        try await read { database in
            let nas: NASID? = try database.first("SELECT id FROM nas WHERE name = $1", .text(router)) { try $0.id(0) }
            guard let nas else {
                throw Refusal(.notFound, "there is no router “\(router)”", advice: "name one that exists")
            }
            return try unserved(kind, family, of: nas, database)
        }
    }
}

private func unserved(
    _ kind: HoldingKind, _ family: IPFamily, of nas: NASID, _ database: Database
) throws -> [ServiceID] {
    let rows = try database.all(
        """
        SELECT s.id, s.access_kind, h.prefix
        FROM internet_service s
            LEFT JOIN holding h ON h.service_id = s.id AND h.kind = $2 AND h.ended_at IS NULL
        WHERE s.nas_id = $1 AND s.state = 'active' ORDER BY s.id
        """, .id(nas), .word(kind)
    ) { (id: try $0.id(0) as ServiceID, accessKind: try $0.word(1) as AccessKind, held: try $0.optional(2, $0.prefix)) }
    let served = Set(rows.filter { $0.held?.family == family }.map(\.id))
    var services: [ServiceID] = []
    for row in rows where row.accessKind.carriesDelegation && !served.contains(row.id) && services.last != row.id {
        services.append(row.id)
    }
    return services
}
