// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What the keeper of fair use has come to.
public struct FairUseStatus: Sendable {
    /// Whether this node does it.
    public internal(set) var isKeeper = false
    /// Lines under a policy.
    public internal(set) var lines = 0
    /// Lines judged by the clock since the start, or because their policy changed.
    public internal(set) var judged = 0
    /// Why nothing is judged at present; nil while all is well.
    public internal(set) var fault: String?

    /// What `/metrics` shows of it.
    public var metrics: [MetricFamily] {
        [
            .gauge("firsthop_fair_use_lines", help: "Lines whose plan has a fair-use policy.", Double(lines)),
            .counter(
                "firsthop_fair_use_judged_total",
                help: "Lines judged because the clock passed an edge of a rule, or their policy changed.",
                Double(judged)),
            .gauge(
                "firsthop_fair_use_is_stuck", help: "1 while lines cannot be judged by the clock.",
                fault == nil ? 0 : 1),
        ]
    }
}
