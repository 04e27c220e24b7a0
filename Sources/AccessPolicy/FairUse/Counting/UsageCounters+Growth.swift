// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension UsageCounters {
    /// What has been added to each counter since these were a copy.
    public func growth(since before: UsageCounters) -> [Row] {
        Kind.allCases.flatMap { kind in
            self[kind].growth(since: before[kind]).map {
                Row(kind, start: CivilDate(daysSinceEpoch: $0.start), $0.amount)
            }
        }
    }

    /// What has been added in each billing month, by whether it counts towards limits; ascending.
    func monthlyGrowth(since before: UsageCounters) -> [(start: Int, counts: Bool, amount: FairUseAmount)] {
        let counted = months.growth(since: before.months).map { (start: $0.start, counts: true, amount: $0.amount) }
        let uncounted = free.growth(since: before.free).map { (start: $0.start, counts: false, amount: $0.amount) }
        return (counted + uncounted).sorted { $0.start < $1.start }
    }
}

extension PeriodCounters {
    /// The entries that have grown, by how much. Nothing was forgotten meanwhile.
    func growth(since before: PeriodCounters) -> [Entry] {
        entries.compactMap { entry in
            let grown = entry.amount.removing(before.amount(start: entry.start))
            return grown == .zero ? nil : Entry(start: entry.start, amount: grown)
        }
    }
}
