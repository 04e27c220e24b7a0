// SPDX-License-Identifier: Apache-2.0

import Operations
import Storage

/// Sticky delegations for a whole provider, a thousand in a transaction, against a C program that writes the same rows.
enum Delegations {
    static func figures(_ bench: Bench) async throws -> [Figure] {
        let services = bench.services
        let empty = bench.folder.file("provider")
        try await BenchmarkProvider.create(at: empty, services: services)
        let measured = try await bench.inTurns(
            ours: {
                let store = try await BenchmarkProvider.open(try bench.folder.copy(of: empty, named: "ours"))
                let seconds = try await ContinuousClock.seconds {
                    try await BenchmarkProvider.delegate(1, through: services, batch: AssignMany.usualBatch, in: store)
                }
                await store.shutdown()
                return Double(services) / seconds
            },
            floor: {
                let path = try bench.folder.copy(of: empty, named: "floor")
                let printed = try bench.floor("delegations", path, "\(services)", "\(AssignMany.usualBatch)")
                return Double(services) / printed[0]
            })
        for name in ["provider", "ours", "floor"] { try bench.folder.discard(name) }
        return [
            Figure(
                "sticky delegations, 1,000 a commit", .perSecond, measured, against: "C writing the same rows",
                bar: .ratioAtLeast(0.5))
        ]
    }
}
