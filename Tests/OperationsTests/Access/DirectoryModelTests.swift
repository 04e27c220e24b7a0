// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// However the database changes, a directory that followed it is the same as one that is loaded afresh.
@Suite struct DirectoryModelTests {
    @Test(arguments: StorageEngine.allCases) func followingIsAsGoodAsLoading(engine: StorageEngine) async throws {
        try await AccessProvider.with(engine) { provider in
            var random = SeededGenerator(seed: 0x1007)
            let keeper = try await provider.keeper()
            var edits = RandomEdits(provider)
            for _ in 0..<12 {
                for _ in 0..<Int.random(in: 1...25, using: &random) { try await edits.next(&random) }
                try await keeper.catchUp()
                let fresh = try await provider.keeper().current
                #expect(keeper.current.position == fresh.position)
                #expect(keeper.current.serviceCount == fresh.serviceCount)
                #expect(keeper.current.content == fresh.content)
            }
            #expect(keeper.status.sealingFaults == 0 && keeper.current.serviceCount > 20)
        }
    }

    @Test func editsWhileLoadingAreNotLost() async throws {
        try await AccessProvider.with(.sqlite) { provider in
            let store = provider.store
            for number in 0..<200 { _ = try await provider.addLine("line\(number)") }
            let keeper = AccessDirectoryKeeper(sealer: provider.sealer) { store }
            async let started: Void = keeper.start()
            var edits = RandomEdits(provider, lines: (1...200).map { ServiceID($0) })
            var random = SeededGenerator(seed: 0x1008)
            for _ in 0..<100 { try await edits.next(&random) }
            try await started
            try await keeper.catchUp()
            #expect(keeper.current.content == (try await provider.keeper().current.content))
        }
    }

    @Test func aLogThatWasForgottenOrIsAnotherLeadsToLoadingAfresh() async throws {
        let clock = ManualClock()
        try await AccessProvider.with(.sqlite, clock: clock) { provider in
            let keeper = try await provider.keeper()
            _ = try await provider.addLine("maria")
            clock.advance(by: .seconds(86_400))
            _ = try await provider.addLine("jan")
            let now = clock.now
            // Of the changes that the keeper has not seen, the older ones are forgotten.
            _ = try await provider.store.write { try ChangeLog.prune(in: $0, before: now) }
            try await keeper.catchUp()
            #expect(keeper.current.find(userName: "maria") != nil && keeper.current.find(userName: "jan") != nil)
        }
        #expect(LogSpan(oldest: 5, newest: 9).continues(after: 4) && LogSpan(oldest: 5, newest: 9).continues(after: 9))
        #expect(!LogSpan(oldest: 5, newest: 9).continues(after: 3))
        #expect(!LogSpan(oldest: 5, newest: 9).continues(after: 10))
    }

    @Test func closeNumbersShareARange() {
        var random = SeededGenerator(seed: 0x1009)
        for _ in 0..<200 {
            let services = Set((0..<60).map { _ in ServiceID(Int64.random(in: 1...20_000, using: &random)) })
            let ranges = DirectoryUpdate.ranges(of: services)
            #expect(services.allSatisfy { service in ranges.contains { $0.contains(service) } })
            for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound < right.lowerBound) }
            #expect(ranges.allSatisfy { services.contains($0.lowerBound) && services.contains($0.upperBound) })
        }
        #expect(DirectoryUpdate.ranges(of: [ServiceID(.min), ServiceID(.max)]).count == 2)
    }
}

extension AccessDirectory {
    /// Everything in the directory, as the bytes of the sealed copy.
    var content: [[UInt8]] {
        var records: [[UInt8]] = []
        func add(_ record: CopyRecord) {
            var writer = CopyWriter()
            record.write(to: &writer)
            records.append(writer.bytes)
        }
        forEachLine { add(.line($0)) }
        records.sort { $0.lexicographicallyPrecedes($1) }
        nases.forEach { add(.nas($0)) }
        plans.forEach { add(.plan($0)) }
        realms.forEach { add(.realm($0)) }
        return records
    }
}
