// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Testing

@testable import TestKit

@Suite struct DeterminismTests {
    /// The reference sequence of SplitMix64 for the seed 1234567.
    @Test func generatorGivesTheReferenceSequence() {
        var generator = SeededGenerator(seed: 1_234_567)
        let first = (0..<3).map { _ in generator.next() }
        #expect(first == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func manualClockMovesWhenTold() {
        let clock = ManualClock(at: Timestamp(seconds: 100))
        let wall = clock.wallClock
        #expect(wall.now() == Timestamp(seconds: 100))
        clock.advance(by: .seconds(-30))
        #expect(wall.now() == Timestamp(seconds: 70))
        clock.set(to: Timestamp(seconds: 5))
        #expect(wall.now() == Timestamp(seconds: 5))
    }
}
