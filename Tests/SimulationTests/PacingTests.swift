// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Simulation

@Suite struct PacingTests {
    @Test func portsGiveEveryRequestUnderWayAnIdentifier() throws {
        for window in [1, 10, 64, 65, 512, 4096, Pacing.largestWindow] {
            let ports = try Pacing.closed(window: window).checked().ports
            let shares = (0..<ports).map { (window + $0) / ports }
            #expect(shares.reduce(0, +) == window)
            #expect(shares.allSatisfy { $0 <= PortState.identifiers / 4 })
        }
        #expect(throws: LoadError.window(0)) { try Pacing.closed(window: 0).checked() }
        #expect(throws: LoadError.window(Pacing.largestWindow + 1)) {
            try Pacing.closed(window: Pacing.largestWindow + 1).checked()
        }
        #expect(throws: LoadError.rate(0)) { try Pacing.open(perSecond: 0).checked() }
    }

    @Test func identifiersAreGivenOutInTurnAndTakenBack() {
        var port = PortState()
        let begun = (0..<PortState.identifiers).map { number in port.begin(number, due: 1) }
        #expect(begun.allSatisfy { $0 } && !port.isNextFree && port.underWay == 256)
        let (first, again) = (port.end(0), port.end(0))
        #expect(first?.request == 0 && again == nil)
        #expect(port.isNextFree && port.underWay == 255)
        let (intoFree, intoTaken) = (port.begin(256, due: 2_500_000_000), port.begin(257, due: 2_500_000_000))
        #expect(intoFree && !intoTaken, "the second gives up a request under way")
        let last = port.end(1)
        #expect(last?.request == 257)
        let lost = port.giveUp(now: 2_500_000_000)
        #expect(lost == 254 && port.underWay == 1)
    }
}
