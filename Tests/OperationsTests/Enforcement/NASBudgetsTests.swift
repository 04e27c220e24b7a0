// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Operations

@Suite struct NASBudgetsTests {
    private let nas = NASID(1)

    /// In whatever second one looks, however unevenly the looks come.
    @Test(arguments: [1, 7, 50, 200])
    func noSecondHasMoreThanTheLimit(rate: Int) {
        var generator = SeededGenerator(seed: UInt64(rate))
        var budgets = NASBudgets(rate: rate)
        var now = ContinuousClock.now
        let start = now
        var begun: [ContinuousClock.Instant] = []
        for _ in 0..<2_000 {
            now += .milliseconds(Int.random(in: 1...600, using: &generator))
            for _ in 0..<budgets.available(at: nas, now: now) {
                budgets.begin(at: nas, now: now)
                begun.append(now)
            }
            if Bool.random(using: &generator) { for _ in begun.suffix(rate) { budgets.end(at: nas) } }
        }
        var first = 0
        for (last, time) in begun.enumerated() {
            while begun[first].duration(to: time) >= .seconds(1) { first += 1 }
            #expect(last - first < rate)
        }
        let seconds = start.duration(to: now) / .seconds(1)
        #expect(Double(begun.count) > 0.5 * Double(rate) * seconds, "\(begun.count) in \(seconds) s are too few")
    }

    @Test func aSilentRouterIsNotAskedWithoutEnd() {
        var budgets = NASBudgets(rate: 50)
        var now = ContinuousClock.now
        for _ in 0..<100 {
            now += .milliseconds(250)
            for _ in 0..<budgets.available(at: nas, now: now) { budgets.begin(at: nas, now: now) }
        }
        #expect(budgets.available(at: nas, now: now + .seconds(60)) == 0)
        for _ in 0..<NASBudgets.mostUnderWay { budgets.end(at: nas) }
        #expect(budgets.available(at: nas, now: now + .seconds(60)) == 25)
        #expect(budgets.available(at: NASID(2), now: now) == 25, "others are not held up")
    }
}
