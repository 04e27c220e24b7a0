// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// One thing that is otherwise than it should be.
public struct DriftFinding: Sendable, Hashable {
    public let kind: DriftKind
    public let nas: NASID
    /// nil for what is no session that accounting knows.
    public let session: SessionID?
    /// nil for what belongs to no line.
    public let service: ServiceID?
    /// What people know it by: the line's name, else the user name, else the row.
    public let subject: String
    /// What should be, and what is, in a few words.
    public let intended: String
    public let found: String
    /// What it costs in a month; nil where that cannot be said.
    public let cost: Money?
}

/// What comparing what should be with what is has shown.
public struct DriftReport: Sendable {
    /// Whether a router itself was looked at.
    public struct RouterReading: Sendable {
        public let nas: NASID
        public let name: String
        /// Why it was not; nil when it was.
        public let trouble: RouterTrouble?
    }

    /// By router, then by what they are about.
    public var findings: [DriftFinding] = []
    public var routers: [RouterReading] = []
    /// Sessions that were looked at.
    public var sessions = 0

    /// What the findings of a side cost in a month, one amount for each currency.
    public func cost(of side: DriftKind.Side) throws(MoneyError) -> [Money] {
        var sums: [Currency: Money] = [:]
        for finding in findings where finding.kind.side == side {
            guard let cost = finding.cost else { continue }
            sums[cost.currency] = try (sums[cost.currency] ?? .zero(cost.currency)).adding(cost)
        }
        return sums.values.sorted { $0.currency.code < $1.currency.code }
    }

    /// Findings of which something is paid for and nobody can say how much, because a plan has no price.
    public var withoutPrice: Int { findings.count { $0.kind.side != .nobody && $0.cost == nil } }
}
