// SPDX-License-Identifier: Apache-2.0

/// Measurements that take turns, so that whatever else slows the machine slows all of them; the medians count.
struct RadiusTurns {
    private let rounds: Int
    private var measurements: [(name: String, measure: () throws -> Double)] = []
    private var taken: [String: [Double]] = [:]

    init(rounds: Int) {
        self.rounds = rounds
    }

    mutating func add(_ name: String, _ measure: @escaping () throws -> Double) {
        measurements.append((name, measure))
    }

    mutating func take() throws {
        for _ in 0..<rounds {
            for (name, measure) in measurements {
                taken[name, default: []].append(try measure())
            }
        }
        for (name, _) in measurements {
            Progress.say("\(name): " + taken[name, default: []].map(Digits.short).joined(separator: " "))
        }
    }

    /// The median of what was measured under a name.
    subscript(name: String) -> Double { taken[name, default: []].median }
}
