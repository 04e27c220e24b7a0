// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// What plans cost, and so what it is worth when a line has more or less than its plan.
///
/// - A line that is online and must not be gives away its plan's price, and half of it where one family of two is left.
/// - One that is too fast gives away what the cheapest plan that is as fast costs more than its own; where none is as fast, the price
///   of its own plan in proportion to the rate; where it has no limit at all, what the dearest plan costs more.
/// - One that is too slow has the part of its price that is missing in the slower direction.
struct PlanPrices {
    private let plans: [PlanRecord]
    private let byID: [PlanID: PlanRecord]

    init(_ plans: [PlanRecord]) {
        self.plans = plans
        byID = Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func price(of plan: PlanID?) -> Money? { plan.flatMap { byID[$0]?.terms.price } }

    /// What a line gives away that has only lost one family.
    func half(of plan: PlanID?) -> Money? {
        price(of: plan).flatMap { try? $0.multiplied(by: 1, over: 2, rounding: .halfAwayFromZero) }
    }

    /// What the cheapest plan costs that is at least so fast.
    ///
    /// - Parameter currency: only of plans in this currency; nil for the only currency that there is.
    func cheapest(atLeast rates: Rates, in currency: Currency? = nil) -> Money? {
        let prices = plans.filter { $0.terms.rates.covers(rates) }.compactMap(\.terms.price)
        guard let currency = currency ?? only(prices) else { return nil }
        return prices.filter { $0.currency == currency }.min { $0.minorUnits < $1.minorUnits }
    }

    private func only(_ prices: [Money]) -> Currency? {
        let currencies = Set(prices.map(\.currency))
        return currencies.count == 1 ? currencies.first : nil
    }

    /// What is given away to a line that should have `paid` and has `found`.
    func surplus(of plan: PlanID?, paid: Rates, found: Rates) -> Money? {
        guard let own = price(of: plan) else { return nil }
        let isUnlimited = found.down == .max || found.up == .max
        let other =
            isUnlimited
            ? dearest(in: own.currency) : cheapest(atLeast: found, in: own.currency) ?? proportional(own, paid, found)
        guard let other, let more = try? other.subtracting(own) else { return nil }
        return more.minorUnits > 0 ? more : .zero(own.currency)
    }

    private func dearest(in currency: Currency) -> Money? {
        plans.compactMap(\.terms.price).filter { $0.currency == currency }.max { $0.minorUnits < $1.minorUnits }
    }

    private func proportional(_ own: Money, _ paid: Rates, _ found: Rates) -> Money? {
        let (more, whole) =
            Self.isMore(found.down, of: paid.down, than: found.up, of: paid.up)
            ? (found.down, paid.down) : (found.up, paid.up)
        return Self.share(own, more, of: whole)
    }

    /// What a line pays for that should have `paid` and has `found`.
    func shortfall(of plan: PlanID?, paid: Rates, found: Rates) -> Money? {
        guard let own = price(of: plan) else { return nil }
        let (less, whole) =
            Self.isMore(found.down, of: paid.down, than: found.up, of: paid.up)
            ? (found.up, paid.up) : (found.down, paid.down)
        guard let worth = Self.share(own, min(less, whole), of: whole) else { return nil }
        return try? own.subtracting(worth)
    }

    /// Whether the first fraction is greater than the second, compared exactly.
    private static func isMore(_ left: UInt64, of leftWhole: UInt64, than right: UInt64, of rightWhole: UInt64) -> Bool
    {
        // Two 64-bit numbers always fit 128 bits when multiplied.
        UInt128(left) * UInt128(rightWhole) > UInt128(right) * UInt128(leftWhole)
    }

    private static func share(_ price: Money, _ part: UInt64, of whole: UInt64) -> Money? {
        guard whole > 0, let numerator = Int64(exactly: part), let denominator = Int64(exactly: whole) else {
            return nil
        }
        return try? price.multiplied(by: numerator, over: denominator, rounding: .halfAwayFromZero)
    }
}

extension Rates {
    /// Whether neither direction is slower.
    func covers(_ other: Rates) -> Bool { down >= other.down && up >= other.up }
}
