// SPDX-License-Identifier: Apache-2.0

/// One labelled measurement of a metric.
public struct MetricSample: Sendable, Hashable {
    /// In the order they are printed.
    public let labels: [MetricLabel]
    /// What was measured, of the kind that the family says.
    public let value: MetricValue

    /// A measurement, without labels unless they are given.
    public init(labels: [MetricLabel] = [], value: MetricValue) {
        self.labels = labels
        self.value = value
    }
}

/// One dimension of a sample, such as `engine="sqlite"`.
public struct MetricLabel: Sendable, Hashable {
    /// `[a-zA-Z_][a-zA-Z0-9_]*`.
    public let name: String
    /// Any text.
    public let value: String

    /// The dimension `name` with this value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What was measured.
public enum MetricValue: Sendable, Hashable {
    /// Of a counter or a gauge.
    case number(Double)
    /// Of a histogram.
    case histogram(MetricHistogram)
}

/// Observations counted in buckets.
public struct MetricHistogram: Sendable, Hashable {
    /// Ascending by bound. The bucket of infinity is not listed: it holds `count`.
    public let buckets: [Bucket]
    /// The sum of all observations.
    public let sum: Double
    /// How many observations there were.
    public let count: UInt64

    /// Observations that were counted elsewhere.
    public init(buckets: [Bucket], sum: Double, count: UInt64) {
        self.buckets = buckets
        self.sum = sum
        self.count = count
    }

    /// How many observations were at most `upperBound`, those of the smaller buckets included.
    public struct Bucket: Sendable, Hashable {
        /// The largest observation that falls into the bucket.
        public let upperBound: Double
        /// Observations up to the bound, however small.
        public let cumulativeCount: UInt64

        /// A bucket with its count.
        public init(upperBound: Double, cumulativeCount: UInt64) {
            self.upperBound = upperBound
            self.cumulativeCount = cumulativeCount
        }
    }
}
