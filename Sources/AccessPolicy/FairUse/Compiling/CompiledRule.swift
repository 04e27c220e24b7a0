// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// A rule as it is evaluated: numbers only. Its windows stand in the ``WeekTable``.
struct CompiledRule: Sendable {
    /// Its place in the policy.
    let number: Int
    let group: Int
    let action: CompiledAction
    let percentBase: PercentBase
    /// Its limits, as indices into those of the policy.
    let limits: Range<Int>
    let accounting: AccountingOverride?
}

/// What a rule does; a percentage as the share that is left.
enum CompiledAction: Sendable {
    case share(percent: UInt64)
    case rates(Rates)
    case block

    init(_ action: FairUseAction) {
        switch action {
        // What is checked lies in these bounds anyway.
        case .percent(let percent):
            let bounded = min(max(percent, -100), FairUseAction.mostPercent)
            self = .share(percent: UInt64(clamping: bounded + 100))
        case .rates(let rates): self = .rates(rates)
        case .block: self = .block
        }
    }
}

extension Rates {
    /// This share, rounded down; the greatest rate when it does not fit, which checking a policy rules out.
    func share(percent: UInt64) -> Rates {
        Rates(down: Self.share(down, percent), up: Self.share(up, percent))
    }

    private static func share(_ rate: UInt64, _ percent: UInt64) -> UInt64 {
        let product = rate.multipliedFullWidth(by: percent)
        guard product.high > 0 else { return product.low / 100 }
        return product.high < 100 ? UInt64(100).dividingFullWidth(product).quotient : .max
    }
}
