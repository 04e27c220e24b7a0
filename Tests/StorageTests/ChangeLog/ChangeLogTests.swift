// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization
import TestKit
import Testing

@testable import Storage

@Suite struct ChangeLogTests {
    /// Two stores on one database, as two nodes are, each with many callers. A follower that polls meanwhile must see
    /// every change exactly once and never a smaller number later: a number that shows up late would be lost for it.
    @Test(arguments: StorageEngine.allCases)
    func aFollowerMissesNothingAndSeesNothingTwice(engine: StorageEngine) async throws {
        try await TemporaryStore.withLocation(engine) { location in
            try await TemporaryStore.opened(location) { one in
                try await TemporaryStore.opened(location) { other in
                    let isWriting = Atomic(true)
                    async let followed = Self.follow(one) { isWriting.load(ordering: .acquiring) }
                    let acknowledged = try await Self.write(300, through: [one, other])
                    isWriting.store(false, ordering: .releasing)

                    let seen = try await followed
                    #expect(seen.map(\.id).sorted() == acknowledged.sorted())
                    #expect(seen.map(\.sequence) == seen.map(\.sequence).sorted())
                    #expect(Set(seen.map(\.sequence)).count == seen.count)
                    let all = try await one.read { try ChangeLog.changes(in: $0, after: 0, limit: 10_000) }
                    #expect(all == seen)
                }
            }
        }
    }

    /// Polls until nobody writes any more and nothing is left.
    private static func follow(_ store: Store, while isWriting: @Sendable () -> Bool) async throws -> [Change] {
        var seen: [Change] = []
        while true {
            let mayBeLast = !isWriting()
            let last = seen.last?.sequence ?? 0
            let new = try await store.read { try ChangeLog.changes(in: $0, after: last, limit: 50) }
            seen += new
            if mayBeLast, new.isEmpty { return seen }
        }
    }

    /// Every fifth write reports two changes, every seventh gives up after reporting.
    private static func write(_ count: Int64, through stores: [Store]) async throws -> [Int64] {
        try await withThrowingTaskGroup(of: [Int64].self) { group in
            for (index, store) in stores.enumerated() {
                for number in 0..<count {
                    let id = Int64(index) * 1_000_000 + number * 10
                    group.addTask {
                        let reported = number % 5 == 0 ? [id, id + 1] : [id]
                        do {
                            try await store.write { transaction in
                                for id in reported { transaction.record(.changed, .holding, id) }
                                if number % 7 == 0 { throw CallerGaveUp(number: id) }
                            }
                            return reported
                        } catch is CallerGaveUp {
                            return []
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oldChangesAreForgottenAndNumbersGoOn(engine: StorageEngine) async throws {
        let clock = ManualClock()
        try await TemporaryStore.with(engine, clock: clock.wallClock) { store in
            try await store.write { $0.record(.added, .company, 1) }
            clock.advance(by: .seconds(60))
            let late = clock.now
            try await store.write { $0.record(.removed, .company, 1) }
            #expect(try await store.write { try ChangeLog.prune(in: $0, before: late) } == 1)
            #expect(try await store.write { try ChangeLog.prune(in: $0, before: late.advanced(by: .seconds(1))) } == 1)
            try await store.write { $0.record(.added, .nas, 2) }
            let changes = try await store.read { try ChangeLog.changes(in: $0, after: 0, limit: 10) }
            #expect(changes.map(\.sequence) == [3])
            #expect(changes.map(\.entity) == [.nas])
            #expect(try await store.read { try ChangeLog.newest(in: $0) } == 3)
        }
    }
}
