// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Takes a router out of service for good. Its source is free for another one and its secret is forgotten; its name stays,
/// because sessions and addresses of the past name it.
public struct RetireNAS: Verb {
    public var nas: NASID

    public init(_ nas: NASID) {
        self.nas = nas
    }

    /// What came of it.
    public struct Retired: Sendable {
        public let router: NASRecord
        /// Lines that are still bound to it and can log in nowhere until they are bound to another one.
        public let boundServices: Int
    }

    public func perform(_ transaction: Transaction) throws -> Retired {
        let database = transaction.database
        var record = try Routers.find(nas, in: database)
        let bound =
            try database.first(
                "SELECT count(*) FROM internet_service WHERE nas_id = $1 AND state <> 'archived'", .id(nas),
                map: { try $0.int(0) }) ?? 0
        guard record.terms.state != .retired else { return Retired(router: record, boundServices: bound) }
        record.terms.state = .retired
        record.terms.source = nil
        record.hasSecret = false
        try Routers.store(nil, of: nas, in: transaction)
        try Routers.update(record, in: transaction)
        return Retired(router: record, boundServices: bound)
    }
}
