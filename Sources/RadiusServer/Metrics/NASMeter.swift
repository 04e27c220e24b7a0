// SPDX-License-Identifier: Apache-2.0

/// What one worker counts about one NAS. The worker writes, the metrics page reads.
final class NASMeter: Sendable {
    private let counters = CounterBlock(count: Place.end)

    /// Where each figure stands in the row.
    private enum Place {
        static let requests = 0
        static let duplicates = 1
        static let verdicts = 2
        static let drops = verdicts + Verdict.allCases.count
        static let latencies = drops + DropReason.allCases.count
        static let latencySum = latencies + LatencyBuckets.count + 1
        static let settled = latencySum + 1
        static let waits = settled + 1
        static let waitSum = waits + LatencyBuckets.count + 1
        static let end = waitSum + 1
    }

    /// A datagram came from the NAS.
    func noteRequest() { counters.add(at: Place.requests) }
    /// A repeated request got the same answer again.
    func noteDuplicate() { counters.add(at: Place.duplicates) }
    /// A datagram was not answered.
    func note(_ reason: DropReason) { counters.add(at: Place.drops + Int(reason.rawValue)) }
    /// A request was answered.
    func note(_ verdict: Verdict) { counters.add(at: Place.verdicts + Int(verdict.rawValue)) }

    /// An answer left so long after its request had been received.
    func noteLatency(nanoseconds: UInt64) {
        counters.add(at: Place.latencies + LatencyBuckets.index(nanoseconds: nanoseconds))
        counters.add(nanoseconds, at: Place.latencySum)
    }

    /// An acknowledgement left, or could not leave, so long after its request had been received.
    func noteSettled(nanoseconds: UInt64) {
        counters.add(at: Place.settled)
        counters.add(at: Place.waits + LatencyBuckets.index(nanoseconds: nanoseconds))
        counters.add(nanoseconds, at: Place.waitSum)
    }

    /// The figures as they are now.
    var figures: NASFigures {
        NASFigures(
            requests: counters[Place.requests],
            duplicates: counters[Place.duplicates],
            verdicts: Verdict.allCases.map { counters[Place.verdicts + Int($0.rawValue)] },
            drops: DropReason.allCases.map { counters[Place.drops + Int($0.rawValue)] },
            answers: LatencyFigures(
                counts: (0...LatencyBuckets.count).map { counters[Place.latencies + $0] },
                nanoseconds: counters[Place.latencySum]),
            settled: counters[Place.settled],
            acknowledgements: LatencyFigures(
                counts: (0...LatencyBuckets.count).map { counters[Place.waits + $0] },
                nanoseconds: counters[Place.waitSum]))
    }
}
