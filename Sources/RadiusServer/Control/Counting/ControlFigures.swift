// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues

/// What was counted about the requests to one NAS.
struct ControlFigures: Sendable {
    let disconnects: UInt64
    let changes: UInt64
    let repetitions: UInt64
    let unanswered: UInt64
    let notSent: UInt64
    let acknowledged: UInt64
    let refusals: [(kind: ControlRefusal.Kind, count: UInt64)]
    let faults: [(fault: AnswerFault, count: UInt64)]
    /// One for each of ``LatencyBuckets`` and the last for everything slower; not cumulative.
    let latencies: [UInt64]
    let latencyNanoseconds: UInt64

    /// The latencies as a metric shows them.
    var histogram: MetricHistogram {
        var total: UInt64 = 0
        let buckets = latencies.dropLast().enumerated().map { index, count in
            total &+= count
            return MetricHistogram.Bucket(
                upperBound: LatencyBuckets.upperBoundSeconds(index), cumulativeCount: total)
        }
        return MetricHistogram(
            buckets: buckets, sum: Double(latencyNanoseconds) / 1e9, count: total &+ (latencies.last ?? 0))
    }
}
