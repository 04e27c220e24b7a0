// SPDX-License-Identifier: Apache-2.0

/// What is counted about one proxied realm. The thread that hands logins on writes, the metrics page reads.
final class RealmMeter: Sendable {
    private let counters = CounterBlock(count: Place.end)

    /// Where each figure stands in the row.
    private enum Place {
        static let requests = 0
        static let repetitions = 1
        static let verdicts = 2
        static let drops = verdicts + Verdict.allCases.count
        static let latencies = drops + DropReason.allCases.count
        static let latencySum = latencies + LatencyBuckets.count + 1
        static let end = latencySum + 1
    }

    /// A login is to be handed on.
    func noteRequest() { counters.add(at: Place.requests) }
    /// The router's repetition of one was passed on.
    func noteRepetition() { counters.add(at: Place.repetitions) }

    /// A login has got its outcome.
    func note(_ outcome: HandedOutcome) {
        switch outcome {
        case .answered(_, let verdict): counters.add(at: Place.verdicts + Int(verdict.rawValue))
        case .dropped(let reason): counters.add(at: Place.drops + Int(reason.rawValue))
        }
    }

    /// The home server has answered so long after it was asked first.
    func noteAnswer(nanoseconds: UInt64) {
        counters.add(at: Place.latencies + LatencyBuckets.index(nanoseconds: nanoseconds))
        counters.add(nanoseconds, at: Place.latencySum)
    }

    /// The figures as they are now.
    var figures: RealmFigures {
        RealmFigures(
            requests: counters[Place.requests], repetitions: counters[Place.repetitions],
            verdicts: Verdict.allCases.map { counters[Place.verdicts + Int($0.rawValue)] },
            drops: DropReason.allCases.map { counters[Place.drops + Int($0.rawValue)] },
            answers: LatencyFigures(
                counts: (0...LatencyBuckets.count).map { counters[Place.latencies + $0] },
                nanoseconds: counters[Place.latencySum]))
    }
}

/// What was counted about one proxied realm.
struct RealmFigures: Sendable, Hashable {
    var requests: UInt64
    var repetitions: UInt64
    /// In the order of `Verdict.allCases`.
    var verdicts: [UInt64]
    /// In the order of `DropReason.allCases`.
    var drops: [UInt64]
    /// From asking the home server to its answer.
    var answers: LatencyFigures
}
