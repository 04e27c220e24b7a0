// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// How many attempts each router may be given now: so many in any second, and so many under way at once.
struct NASBudgets {
    /// Attempts under way at one router: sessions that it does not answer for must not hold up all others.
    static let mostUnderWay = 200
    /// A tenth more than the second that the limit speaks of: what begins together does not reach the router together.
    static let span: Duration = .milliseconds(1_100)

    private struct Budget {
        /// When attempts began, the oldest first; only those of the last ``span``.
        var begun: [ContinuousClock.Instant] = []
        var underWay = 0
    }

    private let rate: Int
    private var budgets: [NASID: Budget] = [:]

    /// - Parameter rate: attempts a second and router.
    init(rate: Int) {
        self.rate = rate
    }

    /// How many attempts a router may be given now. No more than half a second's worth at once, so that what many routers are
    /// given is spread.
    mutating func available(at nas: NASID, now: ContinuousClock.Instant) -> Int {
        var budget = budgets[nas] ?? Budget()
        let over = budget.begun.firstIndex { $0.duration(to: now) < Self.span } ?? budget.begun.endIndex
        budget.begun.removeFirst(over)
        budgets[nas] = budget
        let free = min(rate - budget.begun.count, Self.mostUnderWay - budget.underWay)
        return max(0, min(free, (rate + 1) / 2))
    }

    /// A router is given an attempt.
    mutating func begin(at nas: NASID, now: ContinuousClock.Instant) {
        budgets[nas, default: Budget()].begun.append(now)
        budgets[nas, default: Budget()].underWay += 1
    }

    /// A router is done with one.
    mutating func end(at nas: NASID) {
        budgets[nas]?.underWay -= 1
    }
}
