// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import Synchronization

/// Loads every holding of a database into a table in memory, as a process of its own so that its memory can be read.
struct LoadHoldingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load-holdings", abstract: "Loads a database's holdings; prints seconds, KiB and their number.",
        shouldDisplay: false)

    @Argument(help: "The SQLite file.")
    var path: String

    func run() async throws {
        let store = try await BenchmarkProvider.open(path)
        let clock = ContinuousClock()
        let start = clock.now
        let loading = Loading()
        try await store.forEachHolding { loading.append($0.prefix, service: $0.service.value) }
        let table = loading.table()
        let seconds = (clock.now - start) / .seconds(1)
        await store.shutdown()
        guard let memory = ProcessMemory.peakKilobytes else { throw BenchmarkError("no VmHWM in /proc/self/status") }
        print(seconds, memory, table.count)
    }
}

/// Gathers holdings, which arrive in the order of the prefixes.
private final class Loading: Sendable {
    private let entries = Mutex<[(prefix: IPPrefix, value: Int32)]>([])

    func append(_ prefix: IPPrefix, service: Int64) {
        entries.withLock { $0.append((prefix, Int32(truncatingIfNeeded: service))) }
    }

    func table() -> PrefixTable<Int32> {
        PrefixTable(sorted: entries.withLock { $0 })
    }
}
