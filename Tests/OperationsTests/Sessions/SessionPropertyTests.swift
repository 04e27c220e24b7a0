// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// Whatever happens to the records of sessions on their way, what is counted is what the routers counted.
@Suite struct SessionPropertyTests {
    /// The life of one session: a start, interim records whose counters rise, and perhaps an end.
    private struct Life {
        let number: Int
        let start: Int64
        let login: LoginReference?
        var points: [(seconds: UInt32, down: UInt64, up: UInt64)]
        let isEnded: Bool

        init(_ number: Int, using random: inout SeededGenerator) {
            self.number = number
            start = Int64.random(in: 0...100_000, using: &random)
            login =
                Bool.random(using: &random)
                ? LoginReference(
                    session: SessionKey(high: random.next(), low: random.next()),
                    service: ServiceID(Int64(number % 7 + 1)), issued: SessionLab.start,
                    granted: .offline) : nil
            isEnded = Bool.random(using: &random)
            points = []
            var point: (seconds: UInt32, down: UInt64, up: UInt64) = (0, 0, 0)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                point.seconds += UInt32.random(in: 1...5_000, using: &random)
                point.down += random.next() >> UInt64.random(in: 24...60, using: &random)
                point.up += random.next() >> UInt64.random(in: 30...63, using: &random)
                points.append(point)
            }
        }

        func records(_ lab: SessionLab) -> [AccountingRecord] {
            let name = "line \(number)"
            var records = [lab.record(.start, name, at: start, login: login)]
            for (index, point) in points.enumerated() {
                let event: AccountingEvent = isEnded && index == points.count - 1 ? .stop : .interim
                records.append(
                    lab.record(
                        event, name, at: start + Int64(point.seconds), lasting: point.seconds, down: point.down,
                        up: point.up, login: login))
            }
            return records
        }
    }

    @Test(arguments: StorageEngine.allCases, [UInt64(1), 2, 3, 4])
    func orderRepetitionAndReplayChangeNothing(engine: StorageEngine, seed: UInt64) async throws {
        var random = SeededGenerator(seed: 3_000 + seed)
        let lives = (0..<60).map { Life($0, using: &random) }
        try await SessionLab.with(engine) { lab in
            var records = lives.flatMap { $0.records(lab) }
            for _ in 0..<records.count / 3 { records.append(records.randomElement(using: &random) ?? records[0]) }
            records.shuffle(using: &random)
            var rest = records[...]
            while !rest.isEmpty {
                let portion = rest.prefix(Int.random(in: 1...120, using: &random))
                rest = rest.dropFirst(portion.count)
                try await lab.apply(Array(portion))
            }
            try await expect(lab, lives)
            // All of it once more.
            try await lab.apply(records)
            try await expect(lab, lives)
        }
    }

    private func expect(_ lab: SessionLab, _ lives: [Life]) async throws {
        let sessions = try await lab.sessions()
        #expect(sessions.count == lives.count)
        for life in lives {
            let name = Array("line \(life.number)".utf8)
            let session = try #require(sessions.first { $0.sessionID == name })
            let last = try #require(life.points.last)
            #expect(session.seconds == Int64(last.seconds))
            #expect(session.down == Int64(last.down) && session.up == Int64(last.up))
            #expect((session.endedAt != nil) == life.isEnded)
        }
        let usage = try await lab.usage()
        #expect(usage.down == lives.reduce(0) { $0 + Int64($1.points.last?.down ?? 0) })
        #expect(usage.up == lives.reduce(0) { $0 + Int64($1.points.last?.up ?? 0) })
        #expect(usage.seconds == lives.reduce(0) { $0 + Int64($1.points.last?.seconds ?? 0) })
    }

    /// Two appliers follow one inbox at once, on two nodes.
    @Test func twoAppliersCountOnce() async throws {
        var random = SeededGenerator(seed: 3_100)
        let lives = (0..<300).map { Life($0, using: &random) }
        try await SessionLab.with(.postgreSQL) { lab in
            let other = try await Store.open(lab.store.location, clock: lab.clock.wallClock)
            let second = SessionApplier(
                try await .inbox(in: other), in: other, openSessions: OpenSessions(clock: lab.clock.wallClock))
            let records = lives.flatMap { $0.records(lab) }.shuffled(using: &random)
            for start in stride(from: 0, to: records.count, by: 100) {
                try await lab.acknowledge(Array(records[start..<min(start + 100, records.count)]))
                async let mine: Void = lab.applier.catchUp()
                async let theirs: Void = second.catchUp()
                _ = try await (mine, theirs)
            }
            try await expect(lab, lives)
            #expect(lab.applier.status.applied + second.status.applied == records.count)
            await other.shutdown()
        }
    }

    /// Records whose octets cannot be, from a router gone mad, stop nobody.
    @Test(arguments: StorageEngine.allCases)
    func absurdCountersDoNotStopTheOthers(engine: StorageEngine) async throws {
        var random = SeededGenerator(seed: 3_200)
        try await SessionLab.with(engine) { lab in
            for _ in 0..<20 {
                try await lab.apply(
                    (0..<50).map { _ in
                        let seconds = UInt32.random(in: .min ... .max, using: &random)
                        var record = lab.record(
                            AccountingEvent.allCases.randomElement(using: &random) ?? .off, "x",
                            at: Int64.random(in: -9_000_000...9_000_000, using: &random), lasting: seconds,
                            down: random.next(), up: random.next(), user: "\(random.next() % 3)")
                        record.totals6 = SessionTotals(down: random.next(), up: .max)
                        record.delay = UInt32.random(in: .min ... .max, using: &random)
                        return record
                    })
            }
            try await lab.apply([lab.record(.stop, "sane", at: 600, lasting: 600, down: 7, user: "sane")])
            #expect(try await lab.sessions().contains { $0.down == 7 })
            #expect(lab.applier.status.fault == nil)
        }
    }
}
