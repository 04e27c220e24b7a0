// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds what became of routers' datagrams to the counts of today.
public struct AddAnswers: Verb {
    public let counts: [NASID: [AnswerFinding: Int64]]

    public init(_ counts: [NASID: [AnswerFinding: Int64]]) {
        self.counts = counts
    }

    public func perform(_ transaction: Transaction) throws {
        let day = FoldTally.day(of: transaction.now)
        let rows = counts.flatMap { nas, findings in
            findings.filter { $0.value > 0 }.map { AccountingRouterRows.Count(nas, day, $0.key.word, $0.value) }
        }
        try AccountingRouterRows.add(rows, in: transaction.database)
    }
}
