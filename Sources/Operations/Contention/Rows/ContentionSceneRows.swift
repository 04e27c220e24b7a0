// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// Reads everything that decides how a router is shared: a central one with the routers behind it.
struct ContentionSceneRows {
    private let database: Database
    private let router: NASRecord
    /// The router itself and those behind it.
    private let routers: [NASID]

    init(of router: NASID, in database: Database) throws {
        self.database = database
        self.router = try Routers.find(router, in: database)
        routers = [router] + (try ContentionTerms.routers(behind: router, in: database))
    }

    func scene() throws -> ContentionScene {
        let terms = try ContentionTerms.of(router.id, in: database)
        let lines = try routers.flatMap(self.lines)
        return ContentionScene(
            router: ContentionRouter(
                id: router.id, name: router.name, uplink: terms.uplink, rule: terms.rule, position: terms.position,
                counting: terms.counting),
            sectors: try sectors(), plans: try plans(), lines: lines.sorted { $0.id < $1.id })
    }

    private func sectors() throws -> [ContentionSector] {
        try Sectors.all(in: database).filter { routers.contains($0.router) }.map { sector in
            ContentionSector(
                id: sector.id, name: sector.terms.name, capacity: sector.terms.capacity,
                reservePercent: sector.terms.reservePercent, isBehind: sector.router != router.id)
        }
    }

    private func plans() throws -> [ContentionPlan] {
        let terms = try database.all("SELECT plan_id, ratio, bundle, guarantees_share FROM plan_contention") { row in
            (try row.id(0) as PlanID, try PlanContention(row: row, first: 1))
        }
        let sharing = Dictionary(terms) { first, _ in first }
        return try Plans.all(in: database).map { plan in
            let shared = sharing[plan.id] ?? PlanContention()
            return ContentionPlan(
                id: plan.id, name: plan.name, rates: plan.terms.rates, ratio: shared.ratio, bundle: shared.bundle,
                guaranteesShare: shared.guaranteesShare, guarantee: plan.terms.guarantee,
                priority: plan.terms.priority ?? ContentionPlan.usualPriority, burst: plan.terms.burst,
                profile: plan.terms.profile)
        }
    }

    /// Active lines that are bound to the router, and those bound to none that have an open session there.
    private func lines(of nas: NASID) throws -> [ContentionLine] {
        let prefixes = try prefixes(of: nas)
        return try database.all(
            """
            SELECT s.id, s.name, s.plan_id, j.sector_id, CASE WHEN o.service_id IS NULL THEN 0 ELSE 1 END,
                (SELECT min(m.mac) FROM service_mac m WHERE m.service_id = s.id)
            FROM internet_service s LEFT JOIN service_sector j ON j.service_id = s.id
                LEFT JOIN (SELECT DISTINCT service_id FROM open_session WHERE nas_id = $1) o ON o.service_id = s.id
            WHERE s.state = 'active' AND s.plan_id IS NOT NULL
                AND (s.nas_id = $1 OR (s.nas_id IS NULL AND o.service_id IS NOT NULL))
            ORDER BY s.id
            """, .id(nas)
        ) { row in
            let id: ServiceID = try row.id(0)
            return ContentionLine(
                id: id, name: try row.text(1), plan: try row.id(2), sector: try row.optional(3, row.id),
                isOnline: try row.flag(4), prefixes: prefixes[id] ?? [],
                mac: try row.optional(5, row.integer).map { MACAddress(bits: UInt64(bitPattern: $0)) })
        }
    }

    /// What the lines hold of the address plan, and what is routed to them.
    private func prefixes(of nas: NASID) throws -> [ServiceID: [IPPrefix]] {
        var prefixes: [ServiceID: [IPPrefix]] = [:]
        try database.forEach(
            """
            SELECT h.service_id, h.prefix FROM holding h JOIN internet_service s ON s.id = h.service_id
            WHERE h.ended_at IS NULL AND s.state = 'active' AND (s.nas_id = $1 OR s.nas_id IS NULL)
            UNION ALL
            SELECT r.service_id, r.prefix FROM service_route r JOIN internet_service s ON s.id = r.service_id
            WHERE s.state = 'active' AND (s.nas_id = $1 OR s.nas_id IS NULL)
            ORDER BY 1, 2
            """, .id(nas)
        ) { row in prefixes[try row.id(0), default: []].append(try row.prefix(1)) }
        return prefixes
    }
}
