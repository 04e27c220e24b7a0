// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// No line may be sold more than its sector, or its router's uplink, can carry: it would never see it, not even at night.
///
/// Checked after a change, in its transaction, and only where the change can have broken it.
enum CapacityRule {
    case service(ServiceID)
    case plan(PlanID)
    case sector(SectorID)
    case router(NASID)

    func check(in database: Database) throws {
        let found = try sectorBreach(in: database) ?? uplinkBreach(in: database)
        guard let found else { return }
        throw Refusal(
            .malformed,
            "\(found.parent) carries \(found.capacity), less than the \(found.rates) of plan “\(found.plan)” that line "
                + "“\(found.line)” there is sold",
            advice: "raise the capacity, choose a smaller plan, or place the line elsewhere")
    }

    /// The routers whose uplink has a limit.
    static func limitedRouters(in database: Database) throws -> Set<NASID> {
        Set(try database.all("SELECT nas_id FROM nas_contention WHERE uplink_down IS NOT NULL") { try $0.id(0) })
    }

    fileprivate struct Breach {
        let line: String
        let plan: String
        let rates: Rates
        let parent: String
        let capacity: Rates
    }

    /// The row that is looked at, and its number.
    private var scope: (condition: StaticString, id: Int64) {
        switch self {
        case .service(let id): ("s.id = $1", id.value)
        case .plan(let id): ("p.id = $1", id.value)
        case .sector(let id): ("x.id = $1", id.value)
        case .router(let id): ("x.nas_id = $1", id.value)
        }
    }

    private func sectorBreach(in database: Database) throws -> Breach? {
        let statement = SQL.joined([
            """
            SELECT s.name, p.name, p.down, p.up, x.name, x.down, x.up FROM sector x
                JOIN service_sector j ON j.sector_id = x.id JOIN internet_service s ON s.id = j.service_id
                JOIN plan p ON p.id = s.plan_id
            WHERE s.state <> 'archived' AND (p.down > x.down OR p.up > x.up) AND
            """, scope.condition, "ORDER BY s.id LIMIT 1",
        ])
        return try database.first(statement, .integer(scope.id)) { try Breach(row: $0, parent: "sector") }
    }

    private func uplinkBreach(in database: Database) throws -> Breach? {
        // A sector's capacity says nothing of the router's uplink.
        if case .sector = self { return nil }
        let statement = SQL.joined([
            """
            SELECT s.name, p.name, p.down, p.up, n.name, x.uplink_down, x.uplink_up FROM nas_contention x
                JOIN nas n ON n.id = x.nas_id JOIN internet_service s ON s.nas_id = x.nas_id
                JOIN plan p ON p.id = s.plan_id
            WHERE s.state <> 'archived' AND (p.down > x.uplink_down OR p.up > x.uplink_up) AND
            """, scope.condition, "ORDER BY s.id LIMIT 1",
        ])
        return try database.first(statement, .integer(scope.id)) { try Breach(row: $0, parent: "the uplink of router") }
    }
}

extension CapacityRule.Breach {
    fileprivate init(row: Row, parent: String) throws {
        self.init(
            line: try row.text(0), plan: try row.text(1), rates: try row.rates(2),
            parent: "\(parent) “\(try row.text(4))”", capacity: try row.rates(5))
    }
}
