// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import Storage

/// Where accounting records are made durable, before routers are told that they were taken.
enum RecordKeeping: Sendable {
    /// What the operator asks for.
    enum Wish: String, CaseIterable, Sendable {
        case automatic
        case journal
        case inbox
    }

    case journal(Journal)
    /// The door of the database's inbox.
    case inbox(RecordLog)

    /// Opens what the settings ask for; the database may be away.
    static func open(_ settings: Settings, clock: WallClock) async throws -> RecordKeeping {
        switch (settings.accountingRecords, settings.database.engine) {
        case (.journal, _), (.automatic, .sqlite):
            .journal(try await Journal.open(at: settings.journal, clock: clock))
        case (.inbox, _), (.automatic, .postgreSQL):
            .inbox(try RecordInbox.log(at: settings.database))
        }
    }

    /// The door through which records come in.
    var log: RecordLog {
        switch self {
        case .journal(let journal): journal.log
        case .inbox(let log): log
        }
    }

    /// The records, to be applied to a database.
    func applied(in store: Store) async throws -> AppliedLog {
        switch self {
        case .journal(let journal): try await .journal(journal, in: store)
        case .inbox: try await .inbox(in: store)
        }
    }

    /// Stores what waits and refuses what comes.
    func shutdown() async {
        switch self {
        case .journal(let journal): await journal.shutdown()
        case .inbox(let log): await log.shutdown()
        }
    }

    func metrics() -> [MetricFamily] {
        switch self {
        case .journal(let journal): journal.metrics()
        case .inbox(let log): log.metrics()
        }
    }
}
