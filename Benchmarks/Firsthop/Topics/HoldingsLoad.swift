// SPDX-License-Identifier: Apache-2.0

import Storage

/// A million delegations from SQLite into a table in memory, against a C program that reads the same rows into an array.
enum HoldingsLoad {
    private static let services = 1_000_000
    /// Building the database is not measured, so its commits may be large.
    private static let batch = 20_000

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let path = bench.folder.file("provider")
        Progress.say("making a provider with \(services) delegations")
        let store = try await BenchmarkProvider.open(path)
        try await BenchmarkProvider.fill(store, services: services)
        try await BenchmarkProvider.delegate(1, through: services, batch: batch, in: store)
        await store.shutdown()
        var memory: [Double] = []
        var floorMemory: [Double] = []
        let loading = NumbersProgram(path: "/proc/self/exe", arguments: ["load-holdings", path])
        let seconds = try await bench.inTurns(
            ours: {
                let printed = try loading.run()
                guard printed.count == 3, printed[2] == Double(services) else {
                    throw BenchmarkError("loading printed \(printed)")
                }
                memory.append(printed[1] * 1_024 / 1e6)
                return printed[0]
            },
            floor: {
                let printed = try bench.floor("load", path)
                guard printed.count == 3, printed[2] == Double(services) else {
                    throw BenchmarkError("the floor printed \(printed)")
                }
                floorMemory.append(printed[1] * 1_024 / 1e6)
                return printed[0]
            })
        try bench.folder.discard("provider")
        return [
            Figure(
                "loading 1,000,000 delegations", .seconds, seconds, against: "C reading the same rows", bar: .atMost(3)),
            Figure(
                "resident memory after it", .megabytes, (memory.median, floorMemory.median),
                against: "C with 24 bytes a row", bar: .atMost(250)),
        ]
    }
}
