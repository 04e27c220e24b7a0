// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Some rows of a file before the database of one moment.
struct ServiceBatch {
    /// Rows whose service is not there yet, or all of them where existing ones are refused.
    let drafts: [ServiceDraft]
    /// Rows that are passed over, with the customer of the service that is there.
    let existing: [(draft: ServiceDraft, customer: CustomerID)]
    let references: ImportReferences
    private let claims: StoredClaims
    private let prefixes: ChosenPrefixes?

    init(_ all: [ServiceDraft], skipsExisting: Bool, in database: Database, at now: Timestamp) throws {
        let claims = try StoredClaims(all, in: database)
        self.claims = claims
        references = try ImportReferences(in: database)
        existing =
            skipsExisting
            ? all.compactMap { draft in claims.services[draft.terms.name].map { (draft, $0) } } : []
        drafts = skipsExisting ? all.filter { claims.services[$0.terms.name] == nil } : all
        let choosesPrefixes = drafts.contains { $0.chosenPrefixes.contains { !$0.wish.prefixes.isEmpty } }
        prefixes = choosesPrefixes ? try ChosenPrefixes(in: database, at: now) : nil
    }

    /// Everything that keeps these rows from being added, in no order.
    ///
    /// - Parameter placed: whether the rows are placed in the same transaction; that judges the prefixes that they choose.
    func problems(placed: Bool = false) throws -> [ServiceLineProblem] {
        var problems: [ServiceLineProblem] = []
        for draft in drafts {
            problems += claims.problems(draft)
            problems += missing(draft)
            if !placed, let prefixes { problems += try prefixes.problems(draft) }
        }
        return problems
    }

    private func missing(_ draft: ServiceDraft) -> [ServiceLineProblem] {
        var problems: [ServiceLineProblem] = []
        func note(_ body: () throws(ServiceLineProblem) -> Void) {
            do throws(ServiceLineProblem) {
                try body()
            } catch {
                problems.append(error)
            }
        }
        note { () throws(ServiceLineProblem) in _ = try references.plan(of: draft) }
        note { () throws(ServiceLineProblem) in _ = try references.router(of: draft) }
        switch draft.customer {
        case .number: break
        case .keyed, .own: note { () throws(ServiceLineProblem) in _ = try references.company(of: draft) }
        }
        return problems
    }
}
