// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// How long something took, as counted in ``LatencyBuckets``.
struct LatencyFigures: Sendable, Hashable {
    /// One for each bucket and the last for everything slower; not cumulative.
    var counts: [UInt64]
    /// All of it together.
    var nanoseconds: UInt64

    /// Adds what another worker counted. Wrapping, as the counters themselves do.
    static func + (left: LatencyFigures, right: LatencyFigures) -> LatencyFigures {
        LatencyFigures(
            counts: zip(left.counts, right.counts).map { $0 &+ $1 }, nanoseconds: left.nanoseconds &+ right.nanoseconds)
    }

    /// The same as a metric shows it.
    var histogram: MetricHistogram {
        var total: UInt64 = 0
        let buckets = (0..<LatencyBuckets.count).map { index in
            total &+= counts[index]
            return MetricHistogram.Bucket(upperBound: LatencyBuckets.upperBoundSeconds(index), cumulativeCount: total)
        }
        return MetricHistogram(
            buckets: buckets, sum: Double(nanoseconds) / 1e9, count: total &+ counts[LatencyBuckets.count])
    }
}
