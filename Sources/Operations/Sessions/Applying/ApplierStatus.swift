// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// How well accounting is applied.
public struct ApplierStatus: Sendable {
    /// Records applied since the start, those that could not be understood among them.
    public internal(set) var applied = 0
    /// Transactions in which that was done.
    public internal(set) var portions = 0
    /// Records that could not be understood, and why the last of them could not.
    public internal(set) var unreadable = 0
    public internal(set) var lastUnreadable: AccountingRecordError?
    /// What was noticed since the start.
    public internal(set) var findings: [FoldFinding: Int64] = [:]
    /// How long the oldest record of the last portion had waited when it was applied.
    public internal(set) var delay: Duration = .zero
    /// Seconds that were spent applying.
    public internal(set) var busySeconds = 0.0
    /// Why nothing is applied at present; nil while all is well.
    public internal(set) var fault: String?
    /// The last loss of acknowledged records.
    public internal(set) var damage: RecordDamage?

    /// Nothing was applied yet.
    /// - Parameter fault: why not; nil when there was no reason to.
    public init(fault: String? = nil) {
        self.fault = fault
    }
}

extension ApplierStatus {
    /// What `/metrics` shows of it.
    public var metrics: [MetricFamily] {
        [
            .counter("firsthop_accounting_applied_total", help: "Accounting records applied.", Double(applied)),
            .counter("firsthop_accounting_portions_total", help: "Transactions that applied them.", Double(portions)),
            .counter(
                "firsthop_accounting_unreadable_total", help: "Stored accounting records that could not be understood.",
                Double(unreadable)),
            .counter("firsthop_accounting_busy_seconds_total", help: "Time spent applying.", busySeconds),
            .gauge(
                "firsthop_accounting_delay_seconds",
                help: "How long the oldest record of the last transaction had waited to be applied.",
                delay / .seconds(1)),
            .gauge(
                "firsthop_accounting_is_stuck", help: "1 while accounting cannot be applied.", fault == nil ? 0 : 1),
            MetricFamily(
                name: "firsthop_accounting_findings_total", help: "What was noticed while applying.", kind: .counter,
                samples: FoldFinding.allCases.map { finding in
                    MetricSample(
                        labels: [MetricLabel("finding", finding.word)],
                        value: .number(Double(findings[finding] ?? 0)))
                }),
        ]
    }
}
