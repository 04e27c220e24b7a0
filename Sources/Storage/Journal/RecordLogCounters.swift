// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization

/// What a record log counts for `/metrics`.
final class RecordLogCounters: Sendable {
    private let records = Atomic<Int>(0)
    private let groups = Atomic<Int>(0)
    private let refusals = Atomic<Int>(0)
    private let failures = Atomic<Int>(0)

    func stored(records count: Int) {
        records.add(count, ordering: .relaxed)
        groups.add(1, ordering: .relaxed)
    }

    func refused() {
        refusals.add(1, ordering: .relaxed)
    }

    func failed() {
        failures.add(1, ordering: .relaxed)
    }

    func families(waitingBytes: Int, isRefusing: Bool) -> [MetricFamily] {
        [
            .counter("firsthop_records_stored_total", help: "Records made durable.", value(records)),
            .counter("firsthop_record_groups_total", help: "Syncs that made them durable.", value(groups)),
            .counter(
                "firsthop_records_refused_total", help: "Records not taken; their senders try again.", value(refusals)),
            .counter("firsthop_record_failures_total", help: "Groups that had to be stored again.", value(failures)),
            .gauge("firsthop_record_waiting_bytes", help: "Records that wait for their sync.", Double(waitingBytes)),
            .gauge(
                "firsthop_record_log_refusing", help: "1 while nothing can be stored and records are refused.",
                isRefusing ? 1 : 0),
        ]
    }

    private func value(_ counter: borrowing Atomic<Int>) -> Double {
        Double(counter.load(ordering: .relaxed))
    }
}
