// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What fair use would make of the customer base in the coming days.
public struct SimulationReport: Sendable {
    public let from: Timestamp
    public let to: Timestamp
    /// Whether another policy is tried beside the present ones.
    public let hasChange: Bool
    /// Lines to which something would happen, under one policy or the other; by their numbers.
    public internal(set) var lines: [SimulatedLine] = []
    public internal(set) var present = Totals()
    public internal(set) var changed = Totals()

    /// How many lines something would happen to.
    public struct Totals: Sendable, Hashable {
        public internal(set) var lines = 0
        public internal(set) var slowed = 0
        public internal(set) var blocked = 0
        public internal(set) var charged = 0
        public internal(set) var notified = 0

        mutating func add(_ forecast: LineForecast) {
            lines += 1
            if forecast.slowedAt != nil { slowed += 1 }
            if forecast.blockedAt != nil { blocked += 1 }
            if !forecast.charges.isEmpty { charged += 1 }
            if !forecast.notices.isEmpty { notified += 1 }
        }
    }
}

/// What would become of one line.
public struct SimulatedLine: Sendable {
    public let service: ServiceID
    public let name: String
    /// Under the policy that its plan has; nil when it has none.
    public let present: LineForecast?
    /// Under the policy that is tried; nil when none is.
    public let changed: LineForecast?
}
