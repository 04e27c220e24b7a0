// SPDX-License-Identifier: Apache-2.0

import AddressPlan
public import ProviderValues
public import Storage

/// Ends an access line for good. What it holds is kept for it as long as its pools say.
public struct EndInternetService: Verb {
    public var service: ServiceID

    public init(service: ServiceID) {
        self.service = service
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws {
        let record = try ServiceRecord.find(service, in: transaction.database)
        guard record.state != .archived else { return }
        for holding in try Holdings.of(service, in: transaction.database) {
            _ = try ReleaseHolding(prefix: holding.prefix).perform(transaction)
        }
        try transaction.database.execute(
            "UPDATE internet_service SET state = $2 WHERE id = $1", .id(service), .word(ServiceState.archived))
        transaction.record(.changed, .internetService, service.value)
    }
}
