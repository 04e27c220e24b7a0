// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Changes a sector's name or what it can carry.
public struct ChangeSector: Verb {
    public var sector: SectorID
    /// Makes the change; may run more than once.
    public var edit: @Sendable (inout SectorDescription) throws -> Void

    public init(_ sector: SectorID, _ edit: @escaping @Sendable (inout SectorDescription) throws -> Void) {
        self.sector = sector
        self.edit = edit
    }

    public func perform(_ transaction: Transaction) throws -> SectorRecord {
        let before = try Sectors.find(sector, in: transaction.database)
        var after = before
        try edit(&after.terms)
        guard after != before else { return before }
        try SectorRules.check(after.terms)
        let router = try Routers.find(after.router, in: transaction.database)
        try SectorRules.checkFree(after.terms.name, at: router, except: sector, in: transaction.database)
        try Sectors.update(after, in: transaction)
        try CapacityRule.sector(sector).check(in: transaction.database)
        return after
    }
}
