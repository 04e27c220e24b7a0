// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What a line of a capped plan has left in its billing month: plain integers, to be stored as they are.
public struct CapAccount: Sendable, Hashable {
    /// The first day of the billing month.
    public internal(set) var periodStart: CivilDate
    /// The first day of the next one.
    public internal(set) var periodEnd: CivilDate
    /// Octets of the allowance that are left.
    public internal(set) var allowanceLeft: Int64
    /// Octets of the bonus that are left; nil is without limit.
    public internal(set) var bonusLeft: Int64?
    /// What was bought and what was kept, in the order in which it is used.
    public internal(set) var buckets: [CapBucket] = []
    /// Octets used beyond everything.
    public internal(set) var overUsage: Int64 = 0
    /// Octets of the over-usage after which automatic top-ups paid for it: they are free.
    public internal(set) var settledOverUsage: Int64 = 0
    /// Blocks of the over-usage that have been charged.
    public internal(set) var chargedBlocks: Int64 = 0
    /// Automatic top-ups of this billing month.
    public internal(set) var automaticTopUps = 0
    /// The last automatic one, of whatever month.
    public internal(set) var lastAutomaticTopUp: Timestamp?

    /// A full account for a billing month.
    public init(_ terms: CapTerms, periodStart: CivilDate, periodEnd: CivilDate) {
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        allowanceLeft = max(terms.allowance, 0)
        bonusLeft = terms.bonus.map(\.amount) ?? 0
    }

    /// Adds octets that were bought.
    /// - Parameter day: the local date of the purchase.
    public mutating func topUp(_ octets: Int64, validity: TopUpValidity, on day: CivilDate) {
        add(CapBucket(.topUp, left: octets, expiry: validity.expiry(bought: day, periodEnd: periodEnd)))
    }

    mutating func add(_ bucket: CapBucket) {
        let index = buckets.firstIndex { bucket.goes(before: $0) } ?? buckets.endIndex
        buckets.insert(bucket, at: index)
    }

    /// Octets that can still be used on `day`, at hours that count.
    public func left(_ terms: CapTerms, on day: CivilDate) -> Int64 {
        let bought = buckets.filter { $0.isUsable(on: day) }.map(\.left)
        let bonus = terms.bonus?.helpsAfterCap == true ? bonusLeft ?? .max : 0
        return ([allowanceLeft, bonus] + bought).reduce(0) { sum, octets in
            let (next, overflow) = sum.addingReportingOverflow(octets)
            return overflow ? .max : next
        }
    }

    /// Whether the plan's action is due: nothing is left, and nobody pays for what is used beyond.
    public func isSpent(_ terms: CapTerms, on day: CivilDate) -> Bool {
        terms.compensation == nil && left(terms, on: day) == 0
    }
}
