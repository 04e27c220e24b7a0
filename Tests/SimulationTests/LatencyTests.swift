// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Simulation

@Suite struct LatencyTests {
    /// Against a sorted list: never less than what was, and at most 1.6 % more.
    @Test func quantilesAreNearlyExact() {
        var generator = SeededGenerator(seed: 3)
        var histogram = LatencyHistogram()
        var values: [UInt64] = []
        for _ in 0..<20_000 {
            let value = UInt64.random(in: 0...(1 << UInt64.random(in: 0...38, using: &generator)), using: &generator)
            values.append(value)
            histogram.add(Int64(value))
        }
        values.sort()
        for share in [0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1] {
            let exact = values[max(Int((share * Double(values.count)).rounded(.up)), 1) - 1]
            let told = histogram.quantile(share)
            #expect(told >= exact && Double(told) <= Double(exact) * 1.016 + 1, "\(share): \(told) for \(exact)")
        }
        #expect(histogram.largest == values.last)
    }

    @Test func everyValueHasASlotThatHoldsIt() {
        for power in 0..<40 {
            for value in [UInt64(1) << power, (UInt64(1) << power) &- 1, (UInt64(1) << power) + 1] {
                let slot = LatencyHistogram.slot(of: value)
                #expect(LatencyHistogram.largest(in: slot) >= value)
                #expect(slot == 0 || LatencyHistogram.largest(in: slot - 1) < value)
            }
        }
    }

    @Test func anEmptyHistogramHasNoLatency() {
        #expect(LatencyHistogram().quantile(0.99) == 0)
        var histogram = LatencyHistogram()
        histogram.add(-5)
        histogram.add(.max)
        #expect(histogram.count == 2 && histogram.quantile(0.5) == 0)
        #expect(histogram.quantile(1) > 1_800_000_000_000)
    }
}
