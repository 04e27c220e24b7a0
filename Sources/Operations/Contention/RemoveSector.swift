// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Takes an empty sector away.
public struct RemoveSector: Verb {
    public var sector: SectorID

    public init(_ sector: SectorID) {
        self.sector = sector
    }

    public func perform(_ transaction: Transaction) throws -> SectorRecord {
        let record = try Sectors.find(sector, in: transaction.database)
        guard record.services == 0 else {
            throw Refusal(
                .state, "\(record.services) lines stand in sector “\(record.terms.name)”",
                advice: "place them elsewhere first with `firsthop contention place`")
        }
        try Sectors.delete(record, in: transaction)
        return record
    }
}
