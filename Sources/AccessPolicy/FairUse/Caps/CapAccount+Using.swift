// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Something that follows from use of a capped plan, to be stored and carried out once.
public enum CapEffect: Sendable, Hashable {
    /// A top-up was bought, the `number`th automatic one of the billing month.
    case automaticTopUp(octets: Int64, number: Int)
    /// Blocks used beyond are charged, from `first` to `last` of the billing month, counted from 1.
    case charge(first: Int64, last: Int64, block: Int64)

    /// Equal for effects that must happen only once. The caller puts the service in front.
    public func key(_ periodStart: CivilDate) -> String {
        switch self {
        case .automaticTopUp(_, let number): "cap/\(periodStart)/top-up-\(number)"
        case .charge(let first, let last, _): "cap/\(periodStart)/blocks-\(first)-\(last)"
        }
    }
}

extension CapAccount {
    /// Takes what was used from what is left.
    ///
    /// - Parameters:
    ///   - octets: in the measure of the plan.
    ///   - counts: whether it was used at hours that count; otherwise the bonus is used first.
    ///   - day: the local date of `now`.
    /// - Returns: what follows, in order.
    public mutating func use(
        _ octets: Int64, counts: Bool, _ terms: CapTerms, on day: CivilDate, now: Timestamp
    ) -> [CapEffect] {
        var rest = max(octets, 0)
        if !counts, terms.bonus != nil {
            takeBonus(&rest)
            // Bonus hours stay free of the limit even where their bonus ends.
            if rest == 0 { return [] }
        }
        if terms.usesTopUpsFirst { takeBuckets(&rest, on: day) }
        Self.take(&rest, from: &allowanceLeft)
        takeBuckets(&rest, on: day)
        if terms.bonus?.helpsAfterCap == true { takeBonus(&rest) }
        buckets.removeAll { $0.left == 0 }
        guard rest > 0 else { return [] }
        let (sum, overflow) = overUsage.addingReportingOverflow(rest)
        overUsage = overflow ? .max : sum
        return charge(terms) + buy(terms, on: day, now: now)
    }

    private mutating func takeBonus(_ rest: inout Int64) {
        guard var left = bonusLeft else {
            rest = 0
            return
        }
        Self.take(&rest, from: &left)
        bonusLeft = left
    }

    /// Whatever expires first goes first.
    private mutating func takeBuckets(_ rest: inout Int64, on day: CivilDate) {
        for index in buckets.indices where rest > 0 && buckets[index].isUsable(on: day) {
            Self.take(&rest, from: &buckets[index].left)
        }
    }

    private static func take(_ rest: inout Int64, from left: inout Int64) {
        let taken = min(rest, left)
        left -= taken
        rest -= taken
    }

    /// Everything beyond is paid for, however much it is.
    private mutating func charge(_ terms: CapTerms) -> [CapEffect] {
        guard let charge = terms.compensation else { return [] }
        let begun = charge.startedBlocks(used: overUsage, limit: 0)
        guard begun > chargedBlocks else { return [] }
        defer { chargedBlocks = begun }
        return [.charge(first: chargedBlocks + 1, last: begun, block: charge.block)]
    }

    /// One top-up; what was used beyond before it stays free.
    private mutating func buy(_ terms: CapTerms, on day: CivilDate, now: Timestamp) -> [CapEffect] {
        guard let offer = terms.automaticTopUp, automaticTopUps < offer.mostPerMonth else { return [] }
        let unsettled = overUsage - settledOverUsage
        guard Int128(unsettled) * 100 >= Int128(offer.size) * Int128(offer.triggerPercent) else { return [] }
        if let last = lastAutomaticTopUp, now < last.advanced(by: AutomaticTopUp.pause) { return [] }
        automaticTopUps += 1
        lastAutomaticTopUp = now
        settledOverUsage = overUsage
        add(
            CapBucket(
                .automatic, left: offer.size, expiry: offer.validity.expiry(bought: day, periodEnd: periodEnd)))
        return [.automaticTopUp(octets: offer.size, number: automaticTopUps)]
    }
}
