// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage
import TestKit

@testable import Operations

/// A provider whose accounting is applied: a journal on SQLite, the inbox on PostgreSQL.
struct SessionLab {
    let provider: SmallProvider
    let clock: ManualClock
    let openSessions: OpenSessions
    let applier: SessionApplier
    /// The same records once more, for another node.
    let sameLog: @Sendable () async throws -> AppliedLog
    private let append: @Sendable (AccountingRecord) throws -> Int64
    private let log: RecordLog

    var store: Store { provider.store }

    /// The beginning of a quarter of an hour.
    static let start = Timestamp(seconds: 1_795_999_500)

    /// Runs `body` in such a provider, empty but for what ``SmallProvider`` has.
    static func with(
        _ engine: StorageEngine, rules: SessionRules = SessionRules(), _ body: (SessionLab) async throws -> Void
    ) async throws {
        let clock = ManualClock(at: start)
        try await SmallProvider.with(engine, clock: clock.wallClock) { provider in
            let openSessions = OpenSessions(rules: rules, clock: clock.wallClock)
            func lab(_ follow: @escaping @Sendable () async throws -> AppliedLog, _ log: RecordLog) async throws
                -> SessionLab
            {
                SessionLab(
                    provider: provider, clock: clock, openSessions: openSessions,
                    applier: SessionApplier(
                        try await follow(), in: provider.store, openSessions: openSessions, rules: rules),
                    sameLog: follow,
                    append: { try log.append($0.bytes.span) }, log: log)
            }
            switch engine {
            case .sqlite:
                try await TemporaryDirectory.with { folder in
                    let journal = try await Journal.open(at: folder.file("journal"), clock: clock.wallClock)
                    try await body(lab({ try await .journal(journal, in: provider.store) }, journal.log))
                    await journal.shutdown()
                }
            case .postgreSQL:
                let inbox = try RecordInbox(in: provider.store)
                try await body(lab({ try await .inbox(in: provider.store) }, inbox.log))
                await inbox.shutdown()
            }
        }
    }

    /// Has records acknowledged, in this order, and applies them.
    func apply(_ records: [AccountingRecord]) async throws {
        try await acknowledge(records)
        try await applier.catchUp()
    }

    /// Has records acknowledged.
    func acknowledge(_ records: [AccountingRecord]) async throws {
        let synced = AsyncStream.makeStream(of: Int64.self)
        let observer = log.observe { synced.continuation.yield($0) }
        defer { log.forget(observer: observer) }
        var last: Int64 = 0
        for record in records { last = try append(record) }
        guard log.durableThrough < last else { return }
        for await through in synced.stream where through >= last { return }
    }

    /// A record of a session of the provider's router, `seconds` after ``start``.
    func record(
        _ event: AccountingEvent, _ session: String, at seconds: Int64, lasting: UInt32? = nil, down: UInt64? = nil,
        up: UInt64 = 0, user: String? = nil, login: LoginReference? = nil
    ) -> AccountingRecord {
        let time = Self.start.advanced(by: .seconds(seconds))
        var record = AccountingRecord(event, nas: provider.nas, arrived: time)
        record.stated = time
        record.sessionID = Array(session.utf8)
        record.userName = Array((user ?? session).utf8)
        record.callingStation = Array("02:00:5e:00:00:01".utf8)
        record.portID = Array("ether1".utf8)
        record.sessionSeconds = lasting
        record.login = login
        record.totals = down.map { SessionTotals(down: $0, up: up) }
        return record
    }

    /// Every session, the oldest first.
    func sessions() async throws -> [SessionRecord] {
        try await store.sessions(SessionSearch(limit: 10_000)).reversed()
    }

    /// What all usage tables have together.
    func usage() async throws -> UsageSum {
        try await store.read { database in
            var sum = UsageSum()
            for month in try UsageMonths.all(in: database) {
                try database.forEach(.ofMonth(month, "SELECT down, up, seconds FROM usage_YYYYMM")) { row in
                    sum.down += try row.integer(0)
                    sum.up += try row.integer(1)
                    sum.seconds += try row.integer(2)
                }
            }
            return sum
        }
    }
}

/// Usage, added up.
struct UsageSum: Equatable {
    var down: Int64 = 0
    var up: Int64 = 0
    var seconds: Int64 = 0
}
