// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
public import Storage

/// Reads a file's rows against each other and against the database and changes nothing: what ``ImportServices`` would refuse
/// is known for every row before the first one is added.
///
/// That a pool runs out is not foreseen.
public struct ServiceFileCheck {
    private let store: Store
    /// Whether rows whose service is there already are passed over instead of being refused: to go on with an import
    /// that was interrupted.
    private let skipsExisting: Bool
    private var repetitions = FileRepetitions()
    /// Rows that can be added.
    public private(set) var good = 0
    /// Rows whose service is there already, where those are passed over.
    public private(set) var existing = 0
    /// The lines of the rows that are wrong.
    public private(set) var badLines: Set<Int> = []

    public init(_ store: Store, skipsExisting: Bool) {
        self.store = store
        self.skipsExisting = skipsExisting
    }

    /// Everything wrong with the next rows, in their order; thousands at a time.
    public mutating func problems(_ lines: [ServiceLine]) async throws -> [ServiceLineProblem] {
        var problems: [ServiceLineProblem] = []
        var drafts: [ServiceDraft] = []
        for line in lines {
            var reader = ServiceLineReader(line)
            if let draft = reader.draft() { drafts.append(draft) }
            problems += reader.problems
        }
        for draft in drafts {
            problems += repetitions.problems(draft)
            if let main = draft.mainService, !repetitions.hasService(named: main) {
                problems += try await missingMain(main, draft)
            }
        }
        let outcome = try await compare(drafts)
        problems += outcome.problems
        badLines.formUnion(problems.lazy.map(\.line))
        let clean = drafts.map(\.line).filter { !badLines.contains($0) }
        let passedOver = clean.count { outcome.existing.contains($0) }
        existing += passedOver
        good += clean.count - passedOver
        return problems.sorted { $0.line < $1.line }
    }

    /// What can only be told after the last row: prefixes that overlap.
    public mutating func finish() -> [ServiceLineProblem] {
        let problems = repetitions.overlaps()
        let lines = Set(problems.map(\.line)).subtracting(badLines)
        good -= lines.count
        badLines.formUnion(lines)
        return problems
    }

    private func compare(_ drafts: [ServiceDraft]) async throws -> (problems: [ServiceLineProblem], existing: Set<Int>)
    {
        let now = store.clock.now()
        let skipsExisting = skipsExisting
        return try await store.read { database in
            let batch = try ServiceBatch(drafts, skipsExisting: skipsExisting, in: database, at: now)
            return (try batch.problems(), Set(batch.existing.map(\.draft.line)))
        }
    }

    private func missingMain(_ main: String, _ draft: ServiceDraft) async throws -> [ServiceLineProblem] {
        do {
            _ = try await store.service(named: main)
            return []
        } catch is Refusal {
            return [
                ServiceLineProblem(
                    draft.line, .mainService, "there is no service “\(main)” above this line or in the database")
            ]
        }
    }
}
