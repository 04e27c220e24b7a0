// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// Reading and writing IPv6 addresses, against the C library's functions called the same way on the same texts.
enum AddressText {
    /// Passes over the corpus in one measurement: some tens of milliseconds.
    private static let passes = 40

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let corpus = AddressCorpus()
        guard parseSum(corpus) == parseSumOfLibrary(corpus) else {
            throw BenchmarkError("the C library reads some text of the corpus as another address")
        }
        guard printedBytes(corpus) == printedBytesOfLibrary(corpus) else {
            throw BenchmarkError("the C library writes some address of the corpus with another length")
        }
        let parsing = try await bench.inTurns(
            ours: { await nanoseconds(corpus) { parseSum(corpus) } },
            floor: { await nanoseconds(corpus) { parseSumOfLibrary(corpus) } })
        let printing = try await bench.inTurns(
            ours: { await nanoseconds(corpus) { UInt128(printedBytes(corpus)) } },
            floor: { await nanoseconds(corpus) { UInt128(printedBytesOfLibrary(corpus)) } })
        return [
            Figure("parse an IPv6 address", .nanoseconds, parsing, against: "inet_pton", bar: .ratioAtMost(1)),
            Figure("print an IPv6 address", .nanoseconds, printing, against: "inet_ntop", bar: .ratioAtMost(1)),
        ]
    }

    private static func nanoseconds(_ corpus: AddressCorpus, _ pass: () -> UInt128) async -> Double {
        var sum: UInt128 = 0
        let seconds = await ContinuousClock.seconds {
            for _ in 0..<passes { sum |= pass() }
        }
        // Using the sum keeps the optimiser from dropping the passes.
        return sum == 0 ? .infinity : seconds * 1e9 / Double(corpus.count * passes)
    }

    @inline(never)
    private static func parseSum(_ corpus: AddressCorpus) -> UInt128 {
        var sum: UInt128 = 0
        let bytes = corpus.bytes.span
        for range in corpus.ranges {
            if let address = try? IPv6Address(parsing: bytes.extracting(range)) { sum &+= address.bits }
        }
        return sum
    }

    @inline(never)
    private static func parseSumOfLibrary(_ corpus: AddressCorpus) -> UInt128 {
        var sum: UInt128 = 0
        corpus.bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            var network: UInt128 = 0
            for range in corpus.ranges where inet_pton(AF_INET6, start + range.lowerBound, &network) == 1 {
                sum &+= network.byteSwapped
            }
        }
        return sum
    }

    @inline(never)
    private static func printedBytes(_ corpus: AddressCorpus) -> Int {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        var count = 0
        for address in corpus.addresses {
            text.removeAll(keepingCapacity: true)
            address.write(into: &text)
            count &+= text.count
        }
        return count
    }

    @inline(never)
    private static func printedBytesOfLibrary(_ corpus: AddressCorpus) -> Int {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
            guard let start = text.baseAddress else { return 0 }
            var count = 0
            for address in corpus.addresses {
                var network = address.bits.byteSwapped
                guard inet_ntop(AF_INET6, &network, start, socklen_t(INET6_ADDRSTRLEN)) != nil else { return 0 }
                count &+= strlen(start)
            }
            return count
        }
    }
}
