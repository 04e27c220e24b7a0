// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What becomes of a billing month that has begun when the plan changes.
public enum PlanChangeRule: String, Sendable, CaseIterable {
    /// What was used stands against the new allowance.
    case carry
    /// The new plan begins with its whole allowance.
    case reset
    /// The old allowance counts for the days before, the new one for those left; what was used stands against their sum.
    case prorate
}

extension CapAccount {
    /// Begins the next billing month: what is left of the allowance is kept where the plan says so, what has expired goes.
    public mutating func begin(_ terms: CapTerms, periodStart: CivilDate, periodEnd: CivilDate) {
        let unused = allowanceLeft
        self = with(CapAccount(terms, periodStart: periodStart, periodEnd: periodEnd))
        if let months = terms.rolloverMonths, unused > 0 {
            add(CapBucket(.rollover, left: unused, expiry: periodStart.adding(months: months)))
        }
        buckets.removeAll { !$0.isUsable(on: periodStart) }
    }

    /// What outlives a billing month: what was bought, and when the last purchase was.
    private func with(_ fresh: CapAccount) -> CapAccount {
        var account = fresh
        account.buckets = buckets
        account.lastAutomaticTopUp = lastAutomaticTopUp
        return account
    }

    /// Changes to another plan on `day` of the billing month. What was bought stays.
    public mutating func change(from old: CapTerms, to new: CapTerms, on day: CivilDate, _ rule: PlanChangeRule) {
        let used = max(old.allowance - allowanceLeft, 0)
        switch rule {
        case .reset:
            self = with(CapAccount(new, periodStart: periodStart, periodEnd: periodEnd))
        case .carry:
            allowanceLeft = max(new.allowance - used, 0)
            bonusLeft = new.bonus.map(\.amount) ?? 0
        case .prorate:
            allowanceLeft = max(prorated(old.allowance, new.allowance, on: day) - used, 0)
            bonusLeft = new.bonus.map(\.amount) ?? 0
        }
    }

    /// Each plan's share by days, the whole rounded down once.
    private func prorated(_ old: Int64, _ new: Int64, on day: CivilDate) -> Int64 {
        let length = max(periodStart.days(until: periodEnd), 1)
        let before = min(max(periodStart.days(until: day), 0), length)
        let sum = Int128(max(old, 0)) * Int128(before) + Int128(max(new, 0)) * Int128(length - before)
        return Int64(clamping: sum / Int128(length))
    }
}
