// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Simulation

@Suite struct SessionShapeTests {
    @Test(arguments: [0.0, 50, 80, 94, 99])
    func interimsHaveTheirShareAndSessionsTheirOrder(percent: Double) throws {
        var generator = SeededGenerator(seed: 3)
        let count = 100
        var rotation = SessionRotation(
            count: count, shape: try SessionShape(interimPercent: percent), using: &generator)
        var lives = [Int](repeating: 0, count: count)
        var steps = [Int?](repeating: nil, count: count)
        var interims = 0
        let turns = count * 500
        for _ in 0..<turns {
            let next = rotation.next()
            let subscriber = try #require(next)
            let event = rotation.event(of: subscriber)
            try #require(event.life == lives[subscriber])
            switch event.kind {
            case .start:
                try #require(steps[subscriber] == nil && event.step == 0)
                steps[subscriber] = 0
            case .interim, .stop:
                try #require(event.step == steps[subscriber].map { $0 + 1 })
                steps[subscriber] = event.kind == .stop ? nil : event.step
                lives[subscriber] += event.kind == .stop ? 1 : 0
                interims += event.kind == .interim ? 1 : 0
            }
            rotation.finish(subscriber)
        }
        #expect(abs(100 * Double(interims) / Double(turns) - percent) < 1)
    }

    @Test func ofEachSessionOneRequestIsUnderWay() throws {
        var generator = SeededGenerator(seed: 4)
        var rotation = SessionRotation(count: 9, shape: try SessionShape(interimPercent: 100), using: &generator)
        let first = (0..<10).map { _ in rotation.next() }
        #expect(Set(first) == Set([nil] + (0..<9).map { $0 }))
        rotation.finish(4)
        let later = (0..<2).map { _ in rotation.next() }
        #expect(later == [4, nil] && rotation.event(of: 4).kind == .interim)
    }

    @Test func refusesWhatIsNoShare() {
        #expect(throws: LoadError.interimPercent(101)) { try SessionShape(interimPercent: 101) }
        #expect(throws: LoadError.self) { try SessionShape(interimPercent: .nan) }
        #expect(throws: LoadError.tries(0)) { try RetryPolicy(timeout: .seconds(1), tries: 0) }
        #expect(throws: LoadError.timeout(.zero)) { try RetryPolicy(timeout: .zero, tries: 1) }
    }
}
