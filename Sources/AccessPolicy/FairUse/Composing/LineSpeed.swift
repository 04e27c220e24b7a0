// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a line has after everything that may change its rates: rules, cap, staff and the books.
public struct LineSpeed: Sendable, Hashable {
    /// Why the line is blocked; nil when it is not.
    public let block: BlockReason?
    /// The rates; 0 in both directions when blocked.
    public let rates: Rates
    /// What decided.
    public let decidedBy: Decider
    /// The first instant after which the clock alone may change it; nil: only something else can.
    public let next: Timestamp?

    /// What decided a line's rates.
    public enum Decider: String, Sendable, CaseIterable {
        /// A block of the books, or of the law.
        case books
        case staff
        case fairUse = "fair_use"
        /// The capped plan's allowance is used up.
        case cap
    }
}

extension LineSpeed {
    /// Puts everything together: a block from the books beats staff, staff beats fair use; the cap and the rules give the lower of
    /// both, and a block beats any rate.
    ///
    /// - Parameters:
    ///   - spentCap: what the capped plan does now that nothing is left; nil while something is.
    ///   - planRates: what a percentage of `spentCap` is taken of.
    ///   - manual: what staff gave the line.
    ///   - hold: the first reason in ``BlockReason/byPrecedence`` for which the line is blocked otherwise.
    public init(
        _ verdict: FairUseVerdict, spentCap: FairUseAction? = nil, planRates: Rates, manual: ManualRate? = nil,
        hold: BlockReason? = nil, now: Timestamp
    ) {
        if let hold {
            self.init(block: hold, rates: .none, decidedBy: .books, next: nil)
            return
        }
        if let manual, manual.end.map({ now < $0 }) ?? true {
            self.init(
                block: manual.rates == nil ? .byStaff : nil, rates: manual.rates ?? .none, decidedBy: .staff,
                next: manual.end)
            return
        }
        let cap = spentCap.map { Self.rates($0, of: planRates) }
        switch (verdict.isBlocked, cap) {
        case (true, _): self.init(block: .fairUse, rates: .none, decidedBy: .fairUse, next: verdict.next)
        case (false, .some(nil)): self.init(block: .fairUse, rates: .none, decidedBy: .cap, next: verdict.next)
        case (false, .some(.some(let cap))):
            let rates = verdict.rates.lower(cap)
            self.init(
                block: nil, rates: rates, decidedBy: rates == verdict.rates ? .fairUse : .cap, next: verdict.next)
        case (false, nil):
            self.init(block: nil, rates: verdict.rates, decidedBy: .fairUse, next: verdict.next)
        }
    }

    private static func rates(_ action: FairUseAction, of planRates: Rates) -> Rates? {
        switch CompiledAction(action) {
        case .block: nil
        case .rates(let rates): rates
        case .share(let percent): planRates.share(percent: percent)
        }
    }
}

extension Rates {
    /// Nothing in either direction.
    fileprivate static let none = Rates(down: 0, up: 0)
}
