// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// What a sector's description must keep to.
enum SectorRules {
    static func check(_ terms: SectorDescription) throws(Refusal) {
        try NameRule.check(terms.name, of: "the sector")
        try PlanDescription.check(terms.capacity, "the capacity")
        let range = ContentionSector.reserveRange
        guard range.contains(terms.reservePercent) else {
            throw Refusal(
                .malformed,
                "a reserve of \(terms.reservePercent) percent is none of \(range.lowerBound) to \(range.upperBound)",
                advice: "a good link needs none, a radio link 10 to 30")
        }
    }

    /// Refuses a name that another sector of the router has.
    static func checkFree(
        _ name: String, at router: NASRecord, except own: SectorID? = nil, in database: Database
    ) throws {
        let other: SectorID? = try database.first(
            "SELECT id FROM sector WHERE nas_id = $1 AND name = $2", .id(router.id), .text(name), map: { try $0.id(0) })
        guard let other, other != own else { return }
        throw Refusal(
            .taken, "sector \(other) of router “\(router.name)” is called “\(name)” already",
            advice: "choose another name, or change that sector")
    }

    /// Refuses to bind a line to one router while it stands in a sector of another.
    static func checkPlace(of line: ServiceDescription, _ service: ServiceID, in database: Database) throws {
        guard let nas = line.nas, let id = try Sectors.of(service, in: database) else { return }
        let sector = try Sectors.find(id, in: database)
        guard sector.router != nas else { return }
        throw Refusal(
            .state,
            "service “\(line.name)” stands in sector “\(sector.terms.name)” of router \(sector.router), and would be bound to "
                + "router \(nas)",
            advice: "take it out of the sector first with `firsthop contention place \(service) none`")
    }
}
