// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds a capped segment to a router.
public struct AddSector: Verb {
    public var router: NASID
    public var terms: SectorDescription

    public init(_ terms: SectorDescription, of router: NASID) {
        self.router = router
        self.terms = terms
    }

    public func perform(_ transaction: Transaction) throws -> SectorRecord {
        try SectorRules.check(terms)
        let record = try Routers.find(router, in: transaction.database)
        guard record.terms.state != .retired else {
            throw Refusal(.state, "router “\(record.name)” is retired", advice: "add the sector to its successor")
        }
        try SectorRules.checkFree(terms.name, at: record, in: transaction.database)
        return try Sectors.insert(terms, of: router, in: transaction)
    }
}
