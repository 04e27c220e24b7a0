// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What was counted about one NAS, over all workers.
struct NASFigures: Sendable, Hashable {
    var requests: UInt64
    var duplicates: UInt64
    /// In the order of `Verdict.allCases`.
    var verdicts: [UInt64]
    /// In the order of `DropReason.allCases`.
    var drops: [UInt64]
    /// One for each of ``LatencyBuckets`` and the last for everything slower; not cumulative.
    var latencies: [UInt64]
    var latencyNanoseconds: UInt64

    /// Adds what another worker counted. Wrapping, as the counters themselves do.
    static func + (left: NASFigures, right: NASFigures) -> NASFigures {
        func sum(_ first: [UInt64], _ second: [UInt64]) -> [UInt64] { zip(first, second).map { $0 &+ $1 } }
        return NASFigures(
            requests: left.requests &+ right.requests,
            duplicates: left.duplicates &+ right.duplicates,
            verdicts: sum(left.verdicts, right.verdicts),
            drops: sum(left.drops, right.drops),
            latencies: sum(left.latencies, right.latencies),
            latencyNanoseconds: left.latencyNanoseconds &+ right.latencyNanoseconds)
    }

    /// The latencies as a metric shows them.
    var histogram: MetricHistogram {
        var total: UInt64 = 0
        let buckets = (0..<LatencyBuckets.count).map { index in
            total &+= latencies[index]
            return MetricHistogram.Bucket(
                upperBound: LatencyBuckets.upperBoundSeconds(index), cumulativeCount: total)
        }
        return MetricHistogram(
            buckets: buckets, sum: Double(latencyNanoseconds) / 1e9, count: total &+ latencies[LatencyBuckets.count])
    }
}
