// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
public import Storage

/// Adds the lines and customers of some rows of a file, all of them or none.
///
/// A file of a million rows is worked through in batches of ``usualBatch``: others get their turn in between, and what is
/// interrupted goes on where it was (``skipsExisting``).
public struct ImportServices: Verb {
    /// Rows in one transaction: some hundredths of a second of writing.
    public static let usualBatch = 2_000

    public var lines: [ServiceLine]
    /// The customers that earlier batches have added or found, by their keys.
    public var customers: [String: Int64]
    /// Whether rows whose service is there already are passed over.
    public var skipsExisting: Bool
    /// Seals the passwords.
    public var sealer: Sealer

    public init(_ lines: [ServiceLine], customers: [String: Int64] = [:], skipsExisting: Bool = false, sealer: Sealer) {
        self.lines = lines
        self.customers = customers
        self.skipsExisting = skipsExisting
        self.sealer = sealer
    }

    /// What came of a batch.
    public struct Imported: Sendable {
        public let added: Int
        /// Rows whose service was there already.
        public let existing: Int
        /// Numbers of the customers by their keys, those that were handed in included.
        public let customers: [String: Int64]
    }

    public var locks: [StoreLock] {
        let usesPlan = lines.contains { !$0[.delegation].isEmpty || !$0[.link].isEmpty || !$0[.ipv4].isEmpty }
        return usesPlan ? [.addressPlan] : []
    }

    public func perform(_ transaction: Transaction) throws -> Imported {
        let batch = try ServiceBatch(
            try drafts(), skipsExisting: skipsExisting, in: transaction.database, at: transaction.now)
        let problems = try batch.problems(placed: true)
        guard problems.isEmpty else { throw ServiceImportError(problems: problems.sorted { $0.line < $1.line }) }
        let writer = try ServiceDraftWriter(batch, customers: customers, sealer: sealer, transaction)
        for draft in batch.drafts { try writer.add(draft) }
        try writer.finish()
        return Imported(added: batch.drafts.count, existing: batch.existing.count, customers: writer.customers)
    }

    private func drafts() throws -> [ServiceDraft] {
        var drafts: [ServiceDraft] = []
        var problems: [ServiceLineProblem] = []
        for line in lines {
            var reader = ServiceLineReader(line)
            if let draft = reader.draft() { drafts.append(draft) }
            problems += reader.problems
        }
        guard problems.isEmpty else { throw ServiceImportError(problems: problems) }
        return drafts
    }
}
