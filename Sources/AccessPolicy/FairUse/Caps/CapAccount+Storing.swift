// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension CapAccount {
    /// An account as it was stored, field by field.
    ///
    /// - Parameter buckets: in any order.
    public init(
        periodStart: CivilDate, periodEnd: CivilDate, allowanceLeft: Int64, bonusLeft: Int64?, buckets: [CapBucket],
        overUsage: Int64, settledOverUsage: Int64, chargedBlocks: Int64, automaticTopUps: Int,
        lastAutomaticTopUp: Timestamp?
    ) {
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.allowanceLeft = allowanceLeft
        self.bonusLeft = bonusLeft
        self.overUsage = overUsage
        self.settledOverUsage = settledOverUsage
        self.chargedBlocks = chargedBlocks
        self.automaticTopUps = automaticTopUps
        self.lastAutomaticTopUp = lastAutomaticTopUp
        for bucket in buckets { add(bucket) }
    }

    /// The first day after `day` on which the account changes by the calendar alone: the month ends, or what was bought expires.
    func nextTurn(after day: CivilDate) -> CivilDate {
        let expiries = buckets.filter { $0.left > 0 }.compactMap(\.expiry).filter { $0 > day }
        return expiries.reduce(max(periodEnd, day.adding(days: 1)), min)
    }
}
