// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

@Suite struct RecordPositionTests {
    /// Of two that apply the same records one is refused, at the first position and at every later one.
    @Test(arguments: StorageEngine.allCases)
    func aPositionMovesOnOnlyFromWhereItIs(engine: StorageEngine) async throws {
        try await TemporaryStore.with(engine) { store in
            #expect(try await store.read { try RecordPosition.load(of: 5, in: $0) } == 0)
            for (start, end) in [(Int64(0), Int64(10)), (10, 25)] {
                try await store.write { try RecordPosition.advance(5, from: start, to: end, in: $0) }
                let moved = await #expect(throws: RecordPositionMoved.self) {
                    try await store.write { try RecordPosition.advance(5, from: start, to: end + 1, in: $0) }
                }
                #expect(moved == RecordPositionMoved(log: 5, start: start, now: end))
            }
            #expect(try await store.read { try RecordPosition.load(of: 5, in: $0) } == 25)
            #expect(try await store.read { try RecordPosition.load(of: 6, in: $0) } == 0)
        }
    }
}
