// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Says in which sector a line stands, or that it stands in none.
public struct PlaceInSector: Verb {
    public var service: ServiceID
    /// nil for none.
    public var sector: SectorID?

    public init(_ service: ServiceID, in sector: SectorID?) {
        self.service = service
        self.sector = sector
    }

    public func perform(_ transaction: Transaction) throws {
        let database = transaction.database
        let line = try ServiceRecord.find(service, in: database)
        guard line.state != .archived else {
            throw Refusal(.state, "service “\(line.name)” has ended", advice: "place a line that is in use")
        }
        if let sector { try checkRouter(of: line, Sectors.find(sector, in: database)) }
        guard try Sectors.of(service, in: database) != sector else { return }
        try Sectors.place(service, in: sector, transaction)
        try CapacityRule.service(service).check(in: database)
    }

    private func checkRouter(of line: ServiceRecord, _ sector: SectorRecord) throws(Refusal) {
        guard let nas = line.nas, nas != sector.router else { return }
        throw Refusal(
            .malformed,
            "service “\(line.name)” is bound to router \(nas), and sector “\(sector.terms.name)” belongs to router \(sector.router)",
            advice: "choose a sector of its own router, or bind the line to the other router first")
    }
}
