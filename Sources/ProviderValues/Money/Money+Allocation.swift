// SPDX-License-Identifier: Apache-2.0

extension Money {
    /// Shares the amount out in proportion to `weights`, by largest remainder: the shares always add up to the amount, and
    /// none is further than one minor unit from its exact share. Of equal remainders the earlier share gets the unit.
    public func allocated(over weights: [UInt64]) throws(MoneyError) -> [Money] {
        let total = weights.reduce(UInt128(0)) { $0 + UInt128($1) }
        guard total > 0 else { throw .noWeight(self) }
        // 2^63 × 2^64 fits UInt128.
        let exact = weights.map { weight in
            (UInt128(minorUnits.magnitude) * UInt128(weight)).quotientAndRemainder(dividingBy: total)
        }
        var shares = exact.map(\.quotient)
        let left = UInt128(minorUnits.magnitude) - shares.reduce(0, +)
        let byRemainder = exact.indices.sorted { left, right in
            (exact[right].remainder, left) < (exact[left].remainder, right)
        }
        // What is left is less than one unit for each share with a remainder, so `left` fits an Int.
        for index in byRemainder.prefix(Int(clamping: left)) { shares[index] += 1 }
        let sign: Int128 = minorUnits < 0 ? -1 : 1
        return shares.map { Money(minorUnits: Int64(clamping: sign * Int128($0)), currency: currency) }
    }
}
