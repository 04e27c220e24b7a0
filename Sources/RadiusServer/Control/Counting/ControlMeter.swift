// SPDX-License-Identifier: Apache-2.0

import Operations

/// What was counted about the requests to one NAS. The control thread writes, the metrics page reads.
final class ControlMeter: Sendable {
    private let counters = CounterBlock(count: Place.end)

    /// Where each figure stands in the row.
    private enum Place {
        static let disconnects = 0
        static let changes = 1
        static let repetitions = 2
        static let unanswered = 3
        static let notSent = 4
        static let acknowledged = 5
        static let refusals = 6
        static let faults = refusals + ControlRefusal.Kind.allCases.count
        static let latencies = faults + AnswerFault.allCases.count
        static let latencySum = latencies + LatencyBuckets.count + 1
        static let end = latencySum + 1

        static func refusal(_ kind: ControlRefusal.Kind) -> Int {
            refusals + (ControlRefusal.Kind.allCases.firstIndex(of: kind) ?? 0)
        }
    }

    /// A request left for the first time.
    func noteRequest(_ task: ControlTask) {
        switch task {
        case .disconnect: counters.add(at: Place.disconnects)
        case .change: counters.add(at: Place.changes)
        }
    }

    /// A request left once more.
    func noteRepetition() { counters.add(at: Place.repetitions) }
    /// A request was given up.
    func noteUnanswered() { counters.add(at: Place.unanswered) }
    /// A request never left.
    func noteNotSent() { counters.add(at: Place.notSent) }
    /// A datagram was no answer.
    func note(_ fault: AnswerFault) { counters.add(at: Place.faults + Int(fault.rawValue)) }

    /// A request was answered so long after it had left for the first time.
    func note(_ answer: ControlAnswer, after nanoseconds: UInt64) {
        switch answer {
        case .acknowledged: counters.add(at: Place.acknowledged)
        case .refused(let refusal): counters.add(at: Place.refusal(refusal.kind))
        }
        counters.add(at: Place.latencies + LatencyBuckets.index(nanoseconds: nanoseconds))
        counters.add(nanoseconds, at: Place.latencySum)
    }

    /// The figures as they are now.
    var figures: ControlFigures {
        ControlFigures(
            disconnects: counters[Place.disconnects], changes: counters[Place.changes],
            repetitions: counters[Place.repetitions], unanswered: counters[Place.unanswered],
            notSent: counters[Place.notSent], acknowledged: counters[Place.acknowledged],
            refusals: ControlRefusal.Kind.allCases.map { ($0, counters[Place.refusal($0)]) },
            faults: AnswerFault.allCases.map { ($0, counters[Place.faults + Int($0.rawValue)]) },
            latencies: (0...LatencyBuckets.count).map { counters[Place.latencies + $0] },
            latencyNanoseconds: counters[Place.latencySum])
    }
}
