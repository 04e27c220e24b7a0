// SPDX-License-Identifier: Apache-2.0

/// One metric with all its samples at one moment, as a value. Rendering it is the business of whoever serves it.
public struct MetricFamily: Sendable, Hashable {
    /// `[a-zA-Z_:][a-zA-Z0-9_:]*`, prefixed `firsthop_`, ending in its unit (`_seconds`, `_bytes`, `_total`).
    public let name: String
    /// One sentence for the operator.
    public let help: String
    /// What the numbers mean.
    public let kind: MetricKind
    /// One for each combination of labels.
    public let samples: [MetricSample]

    /// A metric with any number of samples.
    public init(name: String, help: String, kind: MetricKind, samples: [MetricSample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }

    /// A counter with a single sample and no labels.
    public static func counter(_ name: String, help: String, _ value: Double) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .counter, samples: [MetricSample(value: .number(value))])
    }

    /// A gauge with a single sample and no labels.
    public static func gauge(_ name: String, help: String, _ value: Double) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .gauge, samples: [MetricSample(value: .number(value))])
    }
}

/// What a metric's numbers mean.
public enum MetricKind: String, Sendable, CaseIterable {
    /// Only ever grows, from zero at the start of the process.
    case counter
    /// Goes up and down.
    case gauge
    /// Counts observations in buckets; every sample's value is a `.histogram`.
    case histogram
}
