// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import TestKit

/// What routers report of some lines around one instant, in the order in which it arrives: late, mixed up, repeated, by clocks that
/// are wrong, with counters that pass their end or begin again. Nothing is lost.
struct AccountingHistory {
    /// A router, and whether its counters have 64 bits.
    struct Router {
        let nas: NASID
        let isWide: Bool
    }

    /// A line that logs in under a name.
    struct Line {
        let user: String
        let service: ServiceID
        let router: Router
        /// Whether its router always says when things happened.
        let tellsTime: Bool
    }

    /// The records in order of arrival.
    private(set) var records: [AccountingRecord] = []

    /// A day, less than what a router's own time may be old, repetitions included.
    private static let longest: Int64 = 20 * 3_600

    /// - Parameter middle: sessions begin and end within some hours of it.
    init(of lines: [Line], around middle: Timestamp, using random: inout SeededGenerator) {
        for line in lines {
            var login: LoginReference?
            for number in 0..<Int.random(in: 2...4, using: &random) {
                if number == 0 || Int.random(in: 0..<3, using: &random) > 0 {
                    login = Self.login(of: line, at: middle, using: &random)
                }
                let start = middle.advanced(by: .microseconds(Int64.random(in: -6...3, using: &random) * 3_600_000_000))
                    .advanced(by: .microseconds(Int64.random(in: 0..<3_600_000_000, using: &random)))
                // Ids that another user has as well belong to two sessions.
                let isShared = login == nil && number == 0
                let session = SessionHistory(
                    line, session: isShared ? "shared" : "\(line.user) \(number)", login: login, start: start,
                    using: &random)
                add(session, using: &random)
            }
        }
        for nas in Set(lines.map(\.router.nas)).sorted() {
            for event in [AccountingEvent.off, .on] where Bool.random(using: &random) {
                let time = middle.advanced(by: .seconds(Int64.random(in: -10_000...10_000, using: &random)))
                var record = AccountingRecord(event, nas: nas, arrived: time)
                record.stated = time
                records.append(record)
            }
        }
        records.sort { $0.arrived < $1.arrived }
    }

    /// What the router returns of the login; not every router does.
    private static func login(
        of line: Line, at time: Timestamp, using random: inout SeededGenerator
    ) -> LoginReference? {
        guard Bool.random(using: &random) else { return nil }
        let key = SessionKey(high: random.next(), low: random.next())
        return LoginReference(session: key, service: line.service, issued: time, granted: .offline)
    }

    /// Has the records of a session arrive, a third of them twice.
    private mutating func add(_ session: SessionHistory, using random: inout SeededGenerator) {
        let latest = session.line.router.isWide ? Self.longest : session.shortestInterval * 2 - 1
        for (record, time) in session.records {
            let lateness = Bool.random(using: &random) ? 0 : Int64.random(in: 0...latest, using: &random)
            let clock = session.clocks.randomElement(using: &random) ?? .right
            records.append(Self.arriving(record, of: time, after: lateness, by: clock))
            if Int.random(in: 0..<3, using: &random) == 0 {
                let again = lateness + Int64.random(in: 1...7_200, using: &random)
                records.append(Self.arriving(record, of: time, after: again, by: clock))
            }
        }
    }

    /// A record of something that happened at `time`, when it arrives so many seconds later.
    private static func arriving(
        _ record: AccountingRecord, of time: Timestamp, after lateness: Int64, by clock: RouterClock
    ) -> AccountingRecord {
        var record = record
        record.arrived = time.advanced(by: .seconds(lateness))
        switch clock {
        case .right:
            record.stated = time
        case .none:
            record.delay = UInt32(clamping: lateness)
        case .wrong:
            record.stated = Timestamp(seconds: 86_400)
            record.delay = UInt32(clamping: lateness)
        case .unspoken:
            break
        }
        return record
    }
}

/// What a router says of the time of a record.
enum RouterClock {
    /// The time at which it happened.
    case right
    /// Only for how long it has tried to tell it.
    case none
    /// That it is 1970, and for how long it has tried.
    case wrong
    /// Nothing at all.
    case unspoken
}
