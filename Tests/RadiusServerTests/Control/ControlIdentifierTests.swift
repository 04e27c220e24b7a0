// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

/// Whatever happens, a router never sees two different requests with one source port and Identifier inside the window in which
/// it may take the second for a repetition of the first.
@Suite struct ControlIdentifierTests {
    @Test(arguments: 1...6)
    func identifiersRestForTheReplayWindow(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var settings = ControlSettings()
        settings.mostSourcePorts = .random(in: 1...2, using: &generator)
        settings.replayWindow = .seconds(.random(in: 5...30, using: &generator))
        settings.mostPerSecond = .random(in: 50...400, using: &generator)
        let bench = ControlBench(settings, routers: 2, seed: UInt64(seed))
        var answered = 0
        for step in 0..<3000 {
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let session = ControlledSession.numbered(
                    .random(in: 0..<500, using: &generator), at: .random(in: 1...2, using: &generator))
                let ticket = bench.submit(step % 5 == 0 ? .change(.speed(5)) : .disconnect, session)
                if Int.random(in: 0..<20, using: &generator) == 0 { bench.withdraw(ticket) }
            }
            try answerSome(bench, from: &answered, using: &generator)
            bench.pass(.milliseconds(Int.random(in: 0...40, using: &generator)))
        }
        check(bench.departures, window: settings.replayWindow.nanoseconds)
        #expect(bench.departures.count > 1000)
    }

    /// Answers four in five of the packets that left since the last time, some of them twice, some with a refusal.
    private func answerSome(
        _ bench: ControlBench, from answered: inout Int, using generator: inout SeededGenerator
    ) throws {
        while answered < bench.departures.count {
            let departure = bench.departures[answered]
            answered += 1
            let isChange = departure.octets[0] == RadiusCode.coaRequest.rawValue
            switch Int.random(in: 0..<10, using: &generator) {
            case 0, 1: continue
            case 2: try bench.answer(departure, isChange ? .coaNAK : .disconnectNAK, [.cause(508)])
            case 3:
                try bench.answer(departure, isChange ? .coaACK : .disconnectACK)
                try bench.answer(departure, isChange ? .coaACK : .disconnectACK)
            default: try bench.answer(departure, isChange ? .coaACK : .disconnectACK)
            }
        }
    }

    private func check(_ departures: [ControlBench.Departure], window: UInt64) {
        var last: [ExchangeKey: ControlBench.Departure] = [:]
        for departure in departures {
            if let earlier = last[departure.key], earlier.octets != departure.octets {
                #expect(departure.at - earlier.at >= window, "\(departure.key) came back too early")
            }
            last[departure.key] = departure
        }
    }

    /// With 256 Identifiers in all the 257th request waits for the window, and leaves then.
    @Test func waitsForAnIdentifier() throws {
        var settings = ControlSettings()
        settings.mostSourcePorts = 1
        settings.mostPerSecond = 1_000_000
        settings.mostOutstanding = 300
        let bench = ControlBench(settings)
        for number in 0..<257 { bench.submit(.disconnect, .numbered(number)) }
        #expect(bench.departures.count == 256)
        for departure in bench.departures { try bench.answer(departure, .disconnectACK) }
        bench.passAll(.seconds(29))
        #expect(bench.departures.count == 256)
        bench.passAll(.seconds(2))
        #expect(bench.departures.count == 257)
    }

    @Test func deadlinesComeInOrder() {
        var generator = SeededGenerator(seed: 3)
        var queue = DeadlineQueue<Int>()
        var expected: [UInt64] = []
        var taken: [UInt64] = []
        for round in 0..<2000 {
            let deadline = UInt64.random(in: 0..<1000, using: &generator)
            queue.insert(round, at: deadline)
            expected.append(deadline)
        }
        #expect(queue.removeFirst(at: 0) == nil || expected.contains(0))
        while let earliest = queue.earliest {
            #expect(queue.removeFirst(at: earliest) != nil)
            taken.append(earliest)
        }
        #expect(taken.count >= 1999 && taken == taken.sorted())
    }
}
