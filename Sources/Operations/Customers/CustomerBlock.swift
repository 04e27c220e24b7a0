// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// One reason why a customer is cut off.
public struct CustomerBlock: Equatable, Sendable {
    public let reason: BlockReason
    public let since: Timestamp
    /// What whoever blocked the customer wants others to know.
    public let note: String?
}

extension CustomerBlock {
    /// Every reason of a customer, the one that is named first in front.
    static func all(of customer: CustomerID, in database: Database) throws -> [CustomerBlock] {
        try database.all("SELECT reason, since, note FROM customer_block WHERE customer_id = $1", .id(customer)) {
            row in
            CustomerBlock(
                reason: try row.word(0), since: try row.time(1), note: try row.optional(2, row.text))
        }.sorted { $0.rank < $1.rank }
    }

    private var rank: Int { BlockReason.byPrecedence.firstIndex(of: reason) ?? 0 }

    /// Makes the rows and the state of a customer what their standing is after an act.
    ///
    /// - Returns: the customer as it is now.
    static func perform(
        _ acts: [CustomerAct], on customer: CustomerRecord, note: String?, in transaction: Transaction
    ) throws -> CustomerRecord {
        let database = transaction.database
        let before = CustomerStanding(
            state: customer.state, reasons: Set(try all(of: customer.id, in: database).map(\.reason)))
        var standing = before
        for act in acts {
            do {
                standing = try standing.after(act)
            } catch {
                throw Refusal(
                    .state, "customer \(customer.id) “\(customer.name)” cannot be changed so",
                    advice: error.description)
            }
        }
        try store(standing, of: customer.id, note: note, in: transaction)
        try noteChanges(from: before, to: standing, of: customer, in: transaction)
        guard standing != before || standing.state != customer.state else { return customer }
        try database.execute(
            "UPDATE customer SET state = $2 WHERE id = $1", .id(customer.id), .word(standing.state))
        transaction.record(.changed, .customer, customer.id.value)
        var changed = customer
        changed.state = standing.state
        return changed
    }

    private static func noteChanges(
        from before: CustomerStanding, to after: CustomerStanding, of customer: CustomerRecord,
        in transaction: Transaction
    ) throws {
        let changes = FieldChanges(.customer, customer.id.value, in: transaction)
        try changes.note(.state, customer.state.rawValue, after.state.rawValue)
        for reason in BlockReason.byPrecedence {
            let word = reason.rawValue
            try changes.note(
                .block, before.reasons.contains(reason) ? word : nil, after.reasons.contains(reason) ? word : nil)
        }
    }

    private static func store(
        _ standing: CustomerStanding, of customer: CustomerID, note: String?, in transaction: Transaction
    ) throws {
        for reason in CustomerStanding.possibleReasons.sorted(by: { $0.rawValue < $1.rawValue }) {
            if standing.reasons.contains(reason) {
                // Who is blocked once more for the same reason has been blocked since the first time.
                try transaction.database.execute(
                    """
                    INSERT INTO customer_block (customer_id, reason, since, note) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (customer_id, reason) DO UPDATE SET note = coalesce(excluded.note, customer_block.note)
                    """, .id(customer), .word(reason), .time(transaction.now), .text(note))
            } else {
                try transaction.database.execute(
                    "DELETE FROM customer_block WHERE customer_id = $1 AND reason = $2", .id(customer), .word(reason))
            }
        }
    }
}

extension Store {
    /// Why a customer is cut off, the reason that is named first in front; empty for one who is not.
    public func blocks(of customer: CustomerID) async throws -> [CustomerBlock] {
        try await read { try CustomerBlock.all(of: customer, in: $0) }
    }
}
