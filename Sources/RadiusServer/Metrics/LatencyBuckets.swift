// SPDX-License-Identifier: Apache-2.0

/// The buckets in which latencies are counted: from 16 microseconds up to two seconds, each twice as wide as the one before.
enum LatencyBuckets {
    /// Upper bounds that have a bucket of their own; what is slower counts only in the total.
    static let count = 18

    private static let smallestShift = 14

    /// Which bucket counts a latency; `count` for one beyond the last bound.
    static func index(nanoseconds: UInt64) -> Int {
        let highestBit = UInt64.bitWidth - (nanoseconds | 1).leadingZeroBitCount
        return min(max(highestBit - smallestShift, 0), count)
    }

    /// The upper bound of a bucket in seconds: 2^14 nanoseconds for the first one.
    static func upperBoundSeconds(_ index: Int) -> Double {
        Double(UInt64(1) << UInt64(smallestShift + index)) / 1e9
    }
}
