// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Operations
import ProviderValues
import Storage

/// Sixty-four callers that each want one delegation at a time, against a C program that commits each alone.
enum SingleCallers {
    private static let callers = 64
    private static let services = 32_000
    /// Commits of the floor in one measurement: each is synced, so fewer are enough.
    private static let floorCommits = 4_000

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let empty = bench.folder.file("provider")
        try await BenchmarkProvider.create(at: empty, services: services)
        let measured = try await bench.inTurns(
            ours: {
                let store = try await BenchmarkProvider.open(try bench.folder.copy(of: empty, named: "ours"))
                let seconds = try await ContinuousClock.seconds { try await callAll(store) }
                await store.shutdown()
                return Double(services) / seconds
            },
            floor: {
                let path = try bench.folder.copy(of: empty, named: "floor")
                return Double(floorCommits) / (try bench.floor("delegations", path, "\(floorCommits)", "1"))[0]
            })
        for name in ["provider", "ours", "floor"] { try bench.folder.discard(name) }
        return [
            Figure(
                "single delegations, 64 concurrent callers", .perSecond, measured, against: "C committing each alone",
                bar: .atLeast(3_000))
        ]
    }

    private static func callAll(_ store: Store) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 1...callers {
                group.addTask {
                    for service in stride(from: caller, through: services, by: callers) {
                        _ = try await store.perform(AssignPrefix.delegation(to: ServiceID(Int64(service))))
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
