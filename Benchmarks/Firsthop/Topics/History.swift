// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import Storage

/// Who held a prefix at a time, in a long history, against the cheapest look-up that the same store can do.
enum History {
    /// How many services one after another had each prefix.
    static let tenures = 20
    private static let lookups = 4_000
    private static let tenure = 90 * 86_400 * Int64(1_000_000)

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let sqlite = StoreLocation.sqlite(path: bench.folder.file("history"))
        let figures = try await figures(bench, sqlite)
        try bench.folder.discard("history")
        guard let connection = bench.postgreSQL else { return figures }
        return figures + (try await self.figures(bench, .postgreSQL(connection: Secret(connection))))
    }

    private static func figures(_ bench: Bench, _ location: StoreLocation) async throws -> [Figure] {
        let store = try await Store.open(
            location)
        let prefixes = bench.historyLines / tenures
        Progress.say("writing a history of \(prefixes * tenures) lines on \(location.engine.rawValue)")
        try await HistoryRows.write(prefixes: prefixes, tenures: tenures, each: tenure, to: store)
        var ours: [Double] = []
        var floor: [Double] = []
        _ = try await measure(store, prefixes: prefixes, seed: 0)
        for round in 1...bench.rounds {
            ours += try await measure(store, prefixes: prefixes, seed: UInt64(round))
            floor += try await pings(store)
        }
        await store.shutdown()
        let name = "who had a prefix, \(Digits.short(Double(prefixes * tenures))) lines, \(location.engine.rawValue)"
        return [(0.5, "p50"), (0.99, "p99")].map { rank, word in
            Figure(
                "\(name), \(word)", .milliseconds, (ours.quantile(rank), floor.quantile(rank)), against: "SELECT 1",
                bar: .atMost(10))
        }
    }

    /// Milliseconds of single look-ups: an address in a random prefix at a random time; everyone is found.
    private static func measure(_ store: Store, prefixes: Int, seed: UInt64) async throws -> [Double] {
        var numbers = RepeatableNumbers(seed: seed)
        var measured: [Double] = []
        for _ in 0..<lookups {
            let number = Int.random(in: 0..<prefixes, using: &numbers)
            let time = Int64.random(in: 0..<tenure * Int64(tenures), using: &numbers)
            let address = try HistoryRows.address(inPrefix: number, bits: numbers.next())
            var found: [PastHolding] = []
            let seconds = try await ContinuousClock.seconds {
                found = try await store.whoHeld(address, at: Timestamp(microseconds: time))
            }
            guard found.count == 1, found[0].service.value == time / tenure + 1 else {
                throw BenchmarkError("\(address) at \(time): \(found)")
            }
            measured.append(seconds * 1e3)
        }
        return measured
    }

    private static func pings(_ store: Store) async throws -> [Double] {
        var measured: [Double] = []
        for _ in 0..<lookups {
            measured.append(try await ContinuousClock.seconds { try await store.ping() } * 1e3)
        }
        return measured
    }
}
