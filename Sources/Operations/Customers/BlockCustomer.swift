// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// Cuts a customer off for a reason, beside others that there may be. The next login of every line knows it.
public struct BlockCustomer: Verb {
    public var customer: CustomerID
    public var reason: BlockReason
    public var note: String?

    /// - Parameters:
    ///   - reason: `unpaid` or `by_staff`; others are refused.
    ///   - note: what others should know about it.
    public init(_ customer: CustomerID, for reason: BlockReason, note: String? = nil) {
        self.customer = customer
        self.reason = reason
        self.note = note
    }

    /// - Returns: the customer as it is now.
    public func perform(_ transaction: Transaction) throws -> CustomerRecord {
        if let note { try NameRule.check(note, of: "the note") }
        let record = try CustomerRecord.find(customer, in: transaction.database)
        return try CustomerBlock.perform([.block(reason)], on: record, note: note, in: transaction)
    }
}
