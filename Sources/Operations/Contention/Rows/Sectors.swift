// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// The rows of the sectors. A change of a sector is a change of its router, and where a line stands is a part of the line.
enum Sectors {
    static func find(_ id: SectorID, in database: Database) throws -> SectorRecord {
        let found = try database.first(
            """
            SELECT x.id, x.nas_id, x.name, x.down, x.up, x.reserve_percent, (SELECT count(*) FROM service_sector j
                JOIN internet_service s ON s.id = j.service_id WHERE j.sector_id = x.id AND s.state <> 'archived')
            FROM sector x WHERE x.id = $1
            """, .id(id)
        ) { try SectorRecord(row: $0) }
        guard let found else { throw missing("\(id)") }
        return found
    }

    /// The sector of a router by its name, or else by its number.
    static func find(named name: String, of router: NASID?, in database: Database) throws -> SectorRecord {
        let named = try all(in: database).filter { $0.terms.name == name && (router == nil || $0.router == router) }
        if named.count > 1 {
            throw Refusal(
                .malformed, "\(named.count) routers have a sector “\(name)”",
                advice: "give its number; `firsthop contention sector list` shows them")
        }
        if let only = named.first { return only }
        guard let id = SectorID(name) else { throw missing("“\(name)”") }
        return try find(id, in: database)
    }

    /// Every sector, by router and name.
    static func all(in database: Database) throws -> [SectorRecord] {
        try database.all(
            """
            SELECT x.id, x.nas_id, x.name, x.down, x.up, x.reserve_percent, (SELECT count(*) FROM service_sector j
                JOIN internet_service s ON s.id = j.service_id WHERE j.sector_id = x.id AND s.state <> 'archived')
            FROM sector x ORDER BY x.nas_id, x.name
            """
        ) { try SectorRecord(row: $0) }
    }

    /// Where a line stands.
    static func of(_ service: ServiceID, in database: Database) throws -> SectorID? {
        try database.first("SELECT sector_id FROM service_sector WHERE service_id = $1", .id(service)) { try $0.id(0) }
    }

    static func insert(
        _ terms: SectorDescription, of router: NASID, in transaction: Transaction
    ) throws -> SectorRecord {
        let id: SectorID? = try transaction.database.insert(
            "INSERT INTO sector (name, down, up, reserve_percent, nas_id) VALUES ($1, $2, $3, $4, $5)",
            terms.values + [.id(router)])
        guard let id else {
            throw Refusal(.notFound, "the new sector got no number", advice: "report this")
        }
        transaction.record(.changed, .nas, router.value)
        return SectorRecord(id: id, router: router, terms: terms, services: 0)
    }

    static func update(_ sector: SectorRecord, in transaction: Transaction) throws {
        try transaction.database.execute(
            "UPDATE sector SET name = $1, down = $2, up = $3, reserve_percent = $4 WHERE id = $5",
            sector.terms.values + [.id(sector.id)])
        transaction.record(.changed, .nas, sector.router.value)
    }

    /// Lines that have ended may still stand in it.
    static func delete(_ sector: SectorRecord, in transaction: Transaction) throws {
        try transaction.database.execute("DELETE FROM service_sector WHERE sector_id = $1", .id(sector.id))
        try transaction.database.execute("DELETE FROM sector WHERE id = $1", .id(sector.id))
        transaction.record(.changed, .nas, sector.router.value)
    }

    static func place(_ service: ServiceID, in sector: SectorID?, _ transaction: Transaction) throws {
        let database = transaction.database
        try database.execute("DELETE FROM service_sector WHERE service_id = $1", .id(service))
        if let sector {
            try database.execute(
                "INSERT INTO service_sector (service_id, sector_id) VALUES ($1, $2)", .id(service), .id(sector))
        }
        transaction.record(.changed, .internetService, service.value)
    }

    private static func missing(_ what: String) -> Refusal {
        Refusal(
            .notFound, "there is no sector \(what)",
            advice: "name one that exists; `firsthop contention sector list` shows them")
    }
}

extension SectorRecord {
    /// From the columns that ``Sectors`` selects.
    fileprivate init(row: Row) throws {
        var terms = SectorDescription(name: try row.text(2), capacity: try row.rates(3))
        terms.reservePercent = try row.number(5)
        self.init(id: try row.id(0), router: try row.id(1), terms: terms, services: try row.int(6))
    }
}

extension SectorDescription {
    /// The columns `name, down, up, reserve_percent`.
    fileprivate var values: [SQLValue] {
        [.text(name)] + SQLValue.rates(capacity) + [.number(reservePercent)]
    }
}
