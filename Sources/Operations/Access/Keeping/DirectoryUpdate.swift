// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// What has to be put in the place of what a directory knows, read from the database in one moment.
struct DirectoryUpdate {
    /// Lines closer than this are read in one range: a few lines too many cost less than three more statements.
    private static let closeNumbers: UInt64 = 16
    /// Numbers of a range, which bounds what is held at a time.
    private static let rangeLimit: UInt64 = 4_096

    private(set) var lines: [AccessTerms] = []
    /// Lines that are no more.
    private(set) var gone: Set<ServiceID>
    private(set) var owners: [(holding: HoldingID, service: ServiceID)] = []
    /// Holdings that changed: nobody has them, unless ``owners`` says who.
    let holdings: Set<HoldingID>
    private(set) var routers: DirectoryRouters?
    private(set) var sealingFaults: [SealingError] = []

    init(of touched: TouchedRows, in database: Database, opening sealer: Sealer) throws {
        holdings = touched.holdings
        var services = touched.services
        for customer in touched.customers {
            try database.forEach("SELECT id FROM internet_service WHERE customer_id = $1", .id(customer)) { row in
                services.insert(try row.id(0))
            }
        }
        for holding in touched.holdings {
            try database.forEach("SELECT service_id FROM holding WHERE id = $1", .id(holding)) { row in
                services.insert(try row.id(0))
            }
        }
        gone = services
        for range in Self.ranges(of: services) {
            let rows = try LineRows(from: range.lowerBound, through: range.upperBound, in: database, opening: sealer)
            lines += rows.lines
            owners += rows.owners
            sealingFaults += rows.sealingFaults
        }
        gone.subtract(lines.lazy.map(\.service))
        guard touched.routers else { return }
        let (routers, faults) = try RouterRows.read(in: database, opening: sealer)
        self.routers = routers
        sealingFaults += faults
    }

    /// The directory after this update.
    func applied(to directory: AccessDirectory, position: Int64, origin: DirectoryOrigin = .store) -> AccessDirectory {
        var draft = DirectoryDraft(from: directory)
        for line in lines { draft.put(line) }
        for service in gone { draft.remove(service) }
        if let routers { draft.replaceRouters(routers) }
        return draft.finished(position: position, origin: origin)
    }

    /// Few ranges that contain all of the numbers.
    static func ranges(of services: Set<ServiceID>) -> [ClosedRange<ServiceID>] {
        var ranges: [ClosedRange<ServiceID>] = []
        for service in services.sorted() {
            if let last = ranges.last, Self.distance(last.upperBound, service) < closeNumbers,
                Self.distance(last.lowerBound, service) < rangeLimit
            {
                ranges[ranges.count - 1] = last.lowerBound...service
            } else {
                ranges.append(service...service)
            }
        }
        return ranges
    }

    /// From a number to a higher one: more than an Int64 holds, but always a UInt64.
    private static func distance(_ lower: ServiceID, _ higher: ServiceID) -> UInt64 {
        UInt64(bitPattern: higher.value &- lower.value)
    }
}
