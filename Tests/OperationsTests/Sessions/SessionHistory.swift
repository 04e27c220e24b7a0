// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import TestKit

/// The records of one session in the order in which things happened.
struct SessionHistory {
    let line: AccountingHistory.Line
    /// How the router tells the time, anew for each record.
    let clocks: [RouterClock]
    /// Seconds between the two records that follow each other soonest.
    let shortestInterval: Int64
    /// What arrives of each record is its content; the time is when it happened.
    private(set) var records: [(record: AccountingRecord, time: Timestamp)] = []

    init(
        _ line: AccountingHistory.Line, session: String, login: LoginReference?, start: Timestamp,
        using random: inout SeededGenerator
    ) {
        self.line = line
        // A session that no login identifies is another one when it seems to have begun later.
        let single: [RouterClock] = [.right, .none, .wrong]
        clocks =
            line.tellsTime || login == nil
            ? [single.randomElement(using: &random) ?? .right] : [.right, .right, .unspoken]
        let intervals = (0..<Int.random(in: 2...14, using: &random)).map { _ in
            Int64.random(in: 60...1_800, using: &random)
        }
        shortestInterval = intervals.min() ?? 60
        var counters = RouterCounters(isWide: line.router.isWide, points: intervals.count, using: &random)
        var seconds: Int64 = 0
        var record = AccountingRecord(.start, nas: line.router.nas, arrived: start)
        record.sessionID = Array(session.utf8)
        record.userName = Array(line.user.utf8)
        record.callingStation = Array("02:00:5e:00:00:\(line.user)".utf8)
        record.login = login
        records.append((record, start))
        for interval in intervals {
            seconds += interval
            record.event = .interim
            record.sessionSeconds = UInt32(seconds)
            record.totals = counters.next(using: &random)
            records.append((record, start.advanced(by: .seconds(seconds))))
        }
        guard Int.random(in: 0..<4, using: &random) > 0 else { return }
        if Bool.random(using: &random) {
            seconds += 1
            record.sessionSeconds = UInt32(seconds)
            record.totals = counters.next(using: &random)
        }
        record.event = .stop
        records.append((record, start.advanced(by: .seconds(seconds))))
    }
}

/// Counters of a router: of 32 bits, passing their end at most once between two records of which one overtakes the other; or of 64,
/// some of which begin again once, below all that they showed before.
struct RouterCounters {
    private let isWide: Bool
    /// After how many records they begin again.
    private var reset: Int?
    private var shown: (down: UInt64, up: UInt64) = (0, 0)
    private var count = 0

    init(isWide: Bool, points: Int, using random: inout SeededGenerator) {
        self.isWide = isWide
        reset = isWide && Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 1...points, using: &random) : nil
    }

    mutating func next(using random: inout SeededGenerator) -> SessionTotals {
        if count == reset { shown = (0, 0) }
        let growth = growth
        shown.down += UInt64.random(in: growth, using: &random)
        shown.up += UInt64.random(in: growth, using: &random)
        count += 1
        let mask: UInt64 = isWide ? .max : UInt64(UInt32.max)
        return SessionTotals(down: shown.down & mask, up: shown.up & mask, hasGigawords: isWide)
    }

    /// By how much they grow until the next record.
    private var growth: ClosedRange<UInt64> {
        guard isWide else { return 0...(1 << 30) }
        guard let reset else { return 0...(1 << 36) }
        // Sixteen records after the new beginning show less than the first one before it.
        return count < reset ? (1 << 34)...(1 << 36) : 1...(1 << 29)
    }
}
