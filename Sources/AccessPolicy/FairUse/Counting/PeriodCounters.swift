// SPDX-License-Identifier: Apache-2.0

/// What was used in each period of one kind, by the first day of the period (days since 1970-01-01).
///
/// Nearly every look-up and every addition is about the last entry.
struct PeriodCounters: Sendable, Hashable {
    /// Ascending by `start`, each once.
    private(set) var entries: [Entry] = []

    struct Entry: Sendable, Hashable {
        let start: Int
        var amount: FairUseAmount
    }

    func amount(start: Int) -> FairUseAmount {
        guard let index = index(atOrBefore: start), entries[index].start == start else { return .zero }
        return entries[index].amount
    }

    /// What was used in the periods that begin on days of `starts`, in one measure; saturating.
    func sum(_ measure: UsageMeasure, starts: ClosedRange<Int>) -> Int64 {
        guard var index = index(atOrBefore: starts.upperBound) else { return 0 }
        var sum: Int64 = 0
        while entries[index].start >= starts.lowerBound {
            let (next, overflow) = sum.addingReportingOverflow(entries[index].amount[measure])
            sum = overflow ? .max : next
            guard index > 0 else { break }
            index -= 1
        }
        return sum
    }

    mutating func add(_ amount: FairUseAmount, start: Int) {
        let index = index(atOrBefore: start)
        if let index, entries[index].start == start {
            entries[index].amount.add(amount)
        } else {
            entries.insert(Entry(start: start, amount: amount), at: index.map { $0 + 1 } ?? 0)
        }
    }

    /// Forgets the periods that begin before a day.
    mutating func forget(before start: Int) {
        guard let first = entries.first, first.start < start else { return }
        entries.removeAll { $0.start < start }
    }

    private func index(atOrBefore start: Int) -> Int? {
        var index = entries.count - 1
        while index >= 0, entries[index].start > start { index -= 1 }
        return index < 0 ? nil : index
    }
}
