// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// One look-up of the longest prefix among a million, against one hit in a dictionary over the same keys.
///
/// The keys are uniformly random: half lie in a random prefix, half lie near one and in none. Near misses walk as deep as
/// hits do; keys from all of 2^128 would leave the table at the root.
enum LongestPrefixMatch {
    private static let count = 1_000_000

    static func figures(_ bench: Bench) async throws -> [Figure] {
        var numbers = RepeatableNumbers(seed: 1)
        let prefixes = RandomPrefixes.sorted(count, &numbers)
        let table = PrefixTable(sorted: prefixes.enumerated().map { (prefix: $1, value: Int32($0)) })
        let keys = keys(of: table, prefixes, &numbers)
        let dictionary = Dictionary(keys.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        let hits = matches(keys, in: table)
        guard abs(hits - count / 2) < count / 1_000 else { throw BenchmarkError("\(hits) of \(count) keys match") }
        _ = hitsOf(keys, in: dictionary)

        let measured = try await bench.inTurns(
            ours: { await nanoseconds { matches(keys, in: table) } },
            floor: { await nanoseconds { hitsOf(keys, in: dictionary) } })
        return [
            Figure(
                "longest-prefix match, 1,000,000 prefixes, half misses", .nanoseconds, measured,
                against: "one dictionary hit", bar: .ratioAtMost(3))
        ]
    }

    private static func nanoseconds(_ pass: () -> Int) async -> Double {
        var sum = 0
        let seconds = await ContinuousClock.seconds { sum = pass() }
        // Using the sum keeps the optimiser from dropping the pass.
        return sum < 0 ? .infinity : seconds * 1e9 / Double(count)
    }

    @inline(never)
    private static func matches(_ keys: [UInt128], in table: PrefixTable<Int32>) -> Int {
        var found = 0
        for key in keys where table.lookup(v6: key) != nil { found &+= 1 }
        return found
    }

    @inline(never)
    private static func hitsOf(_ keys: [UInt128], in dictionary: [UInt128: Int32]) -> Int {
        var found = 0
        for key in keys where dictionary[key] != nil { found &+= 1 }
        return found
    }

    private static func keys(
        of table: PrefixTable<Int32>, _ prefixes: [IPPrefix], _ numbers: inout RepeatableNumbers
    ) -> [UInt128] {
        var keys: [UInt128] = []
        while keys.count < count / 2 {
            keys.append(address(in: prefixes[Int.random(in: 0..<count, using: &numbers)], widenedBy: 0, &numbers))
        }
        while keys.count < count {
            let prefix = prefixes[Int.random(in: 0..<count, using: &numbers)]
            let near = address(in: prefix, widenedBy: Int.random(in: 1...16, using: &numbers), &numbers)
            if table.lookup(v6: near) == nil { keys.append(near) }
        }
        return keys.shuffled(using: &numbers)
    }

    private static func address(
        in prefix: IPPrefix, widenedBy bits: Int, _ numbers: inout RepeatableNumbers
    ) -> UInt128 {
        let length = max(prefix.mappedLength - bits, prefix.family == .v4 ? 96 : 0)
        let hosts = length == 0 ? UInt128.max : (UInt128(1) << (128 - length)) &- 1
        return prefix.mapped.address.bits & ~hosts | numbers.next128() & hosts
    }
}
