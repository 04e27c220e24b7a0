// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// How many attempts each router may be given now: so many a second, and so many under way at once.
struct NASBudgets {
    /// Attempts under way at one router: sessions that it does not answer for must not hold up all others.
    static let mostUnderWay = 200

    private struct Budget {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
        var underWay = 0
    }

    private let rate: Double
    private var budgets: [NASID: Budget] = [:]

    /// - Parameter rate: attempts a second and router.
    init(rate: Int) {
        self.rate = Double(rate)
    }

    /// How many attempts a router may be given now.
    mutating func available(at nas: NASID, now: ContinuousClock.Instant) -> Int {
        // A second's worth for a router that was left alone, no more: the limit holds for bursts as well.
        var budget = budgets[nas] ?? Budget(tokens: rate, filledAt: now)
        budget.tokens = min(rate, budget.tokens + rate * (budget.filledAt.duration(to: now) / .seconds(1)))
        budget.filledAt = now
        budgets[nas] = budget
        return max(0, min(Int(budget.tokens), Self.mostUnderWay - budget.underWay))
    }

    /// A router is given an attempt.
    mutating func begin(at nas: NASID) {
        budgets[nas]?.tokens -= 1
        budgets[nas]?.underWay += 1
    }

    /// A router is done with one.
    mutating func end(at nas: NASID) {
        budgets[nas]?.underWay -= 1
    }
}
