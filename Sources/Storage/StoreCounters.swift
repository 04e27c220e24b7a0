// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization

/// What a store counts for `/metrics`.
final class StoreCounters: Sendable {
    private let commits = Atomic<Int>(0)
    private let writes = Atomic<Int>(0)
    private let retries = Atomic<Int>(0)
    private let failures = Atomic<Int>(0)

    func committed(writes count: Int) {
        commits.add(1, ordering: .relaxed)
        writes.add(count, ordering: .relaxed)
    }

    func retried() {
        retries.add(1, ordering: .relaxed)
    }

    func failed() {
        failures.add(1, ordering: .relaxed)
    }

    func families(waiting: Int) -> [MetricFamily] {
        [
            .counter("firsthop_store_commits_total", help: "Transactions made durable.", value(commits)),
            .counter("firsthop_store_writes_total", help: "Writes inside those transactions.", value(writes)),
            .counter(
                "firsthop_store_retries_total", help: "Transactions tried again after losing a race or a connection.",
                value(retries)),
            .counter("firsthop_store_failures_total", help: "Transactions given up.", value(failures)),
            .gauge("firsthop_store_waiting_writes", help: "Writes that wait for a commit.", Double(waiting)),
        ]
    }

    private func value(_ counter: borrowing Atomic<Int>) -> Double {
        Double(counter.load(ordering: .relaxed))
    }
}
