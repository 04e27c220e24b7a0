// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// What a run of changes concerns, each thing once, however often it changed.
struct TouchedRows: Equatable, Sendable {
    private(set) var services: Set<ServiceID> = []
    private(set) var customers: Set<CustomerID> = []
    private(set) var holdings: Set<HoldingID> = []
    /// Whether routers, plans or realms must be read again.
    private(set) var routers = false

    init(_ changes: [Change] = []) {
        for change in changes {
            switch change.entity {
            case .internetService: services.insert(ServiceID(change.id))
            case .customer: customers.insert(CustomerID(change.id))
            case .holding: holdings.insert(HoldingID(change.id))
            case .nas, .plan, .realm: routers = true
            case .company, .planNode: break
            }
        }
    }

    /// Adds lines whose rows did not change but what is known of them may have.
    mutating func add(_ services: some Sequence<ServiceID>) {
        self.services.formUnion(services)
    }
}
