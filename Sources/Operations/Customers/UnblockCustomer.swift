// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// Takes away one reason why a customer is cut off, or all of them. The lines are free once none is left.
public struct UnblockCustomer: Verb {
    public var customer: CustomerID
    /// nil for all.
    public var reason: BlockReason?

    public init(_ customer: CustomerID, from reason: BlockReason? = nil) {
        self.customer = customer
        self.reason = reason
    }

    /// - Returns: the customer as it is now; still blocked while another reason stands.
    public func perform(_ transaction: Transaction) throws -> CustomerRecord {
        let record = try CustomerRecord.find(customer, in: transaction.database)
        let reasons = reason.map { [$0] } ?? CustomerStanding.possibleReasons.sorted { $0.rawValue < $1.rawValue }
        return try CustomerBlock.perform(
            reasons.map { .lift($0) }, on: record, note: nil, in: transaction)
    }
}
