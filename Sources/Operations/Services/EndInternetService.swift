// SPDX-License-Identifier: Apache-2.0

import AddressPlan
public import ProviderValues
public import Storage

/// Ends an access line for good, and with it the radios that were opened for it. What it holds is kept for it as long as its
/// pools say; its password is forgotten and its user name free.
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
            "UPDATE internet_service SET state = $2, password = NULL WHERE id = $1", .id(service),
            .word(ServiceState.archived))
        try FieldChanges(.internetService, service.value, in: transaction).note(
            .state, record.state.rawValue, ServiceState.archived.rawValue)
        transaction.record(.changed, .internetService, service.value)
        for radio in try radios(in: transaction.database) {
            try EndInternetService(service: radio).perform(transaction)
        }
    }

    private func radios(in database: Database) throws -> [ServiceID] {
        try database.all("SELECT id FROM internet_service WHERE main_service_id = $1", .id(service)) { try $0.id(0) }
    }
}
