// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A line that is not online as it should be, as its own subscriber may know it.
public struct GardenGuest: Equatable, Sendable {
    public let service: ServiceID
    public let customer: CustomerID
    /// nil while the database has not been asked yet, or is away.
    public let customerName: String?
    /// Why the line is not online.
    public let reason: BlockReason

    public init(service: ServiceID, customer: CustomerID, customerName: String?, reason: BlockReason) {
        self.service = service
        self.customer = customer
        self.customerName = customerName
        self.reason = reason
    }
}

/// What is known of whoever has an address.
public enum GardenStanding: Equatable, Sendable {
    /// A line that the books keep offline.
    case held(GardenGuest)
    /// A line that was kept offline until a moment ago.
    case free
    /// A line that nothing keeps offline, or no line at all.
    case unknown
}
