// SPDX-License-Identifier: Apache-2.0

import Storage
import Testing

@testable import Operations

/// Routers that begin sessions without end: what they say is bounded, counted, and holds up nobody else.
@Suite struct SessionFloodTests {
    @Test(arguments: StorageEngine.allCases)
    func aLineThatBeginsSessionsTooFastGetsOneForTheRest(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            func starts(_ numbers: Range<Int>, at seconds: Int64) -> [AccountingRecord] {
                numbers.map { lab.record(.start, "id-\($0)", at: seconds, user: "hasty") }
            }
            try await lab.apply(starts(0..<100, at: 0))
            // The session for the rest is in the database by now.
            try await lab.apply(starts(100..<200, at: 0))
            #expect(try await lab.sessions().count == 64 + 1)
            #expect(lab.overflowed == 200 - 64)
            // Four a second since then.
            try await lab.apply(starts(200..<250, at: 10))
            #expect(try await lab.sessions().count == 64 + 1 + 40)
            try await lab.apply([lab.record(.start, "other", at: 10)])
            #expect(try await lab.sessions().count == 64 + 1 + 40 + 1)
        }
    }

    /// Each record speaks of a session that began after all that is known, under an id that the router has given before.
    @Test(arguments: StorageEngine.allCases)
    func anIDThatIsGivenAgainWithEveryRecordIsBounded(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            func interims(from first: Int64) -> [AccountingRecord] {
                (0..<80).map { number in
                    lab.record(
                        .interim, "again", at: (first + number) * 300, lasting: UInt32(200 - number), down: 10)
                }
            }
            try await lab.apply(interims(from: 0))
            #expect(try await lab.sessions().count == 64 + 1)
            try await lab.apply(interims(from: 100))
            #expect(try await lab.sessions().count == 64 + 1)
            #expect(lab.overflowed == 160 - 64)
        }
    }
}

extension SessionLab {
    /// Records beyond the limits so far.
    fileprivate var overflowed: Int64 { applier.status.findings[.overflowed] ?? 0 }
}
