// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The rows of what is known of routers from their accounting.
enum AccountingRouterRows {
    /// Every router that was ever heard of.
    static func load(in database: Database) throws -> [NASID: RouterState] {
        var routers: [NASID: RouterState] = [:]
        try database.forEach("SELECT id FROM nas WHERE vendor = 'mikrotik'") { row in
            routers[try row.id(0)] = RouterState(repeatsIDs: true)
        }
        try database.forEach(
            "SELECT nas_id, sends_gigawords, last_record_at, restarted_at FROM nas_accounting"
        ) { row in
            var router = routers[try row.id(0)] ?? RouterState()
            router.sendsGigawords = try row.flag(1)
            router.lastRecordAt = try row.time(2)
            router.restartedAt = try row.optional(3, row.time)
            routers[try row.id(0)] = router
        }
        return routers
    }

    private static let upsert = BulkStatement(
        insert: "INSERT INTO nas_accounting (nas_id, sends_gigawords, last_record_at, restarted_at) VALUES", columns: 4,
        after: """
            ON CONFLICT (nas_id) DO UPDATE SET sends_gigawords = excluded.sends_gigawords,
                last_record_at = excluded.last_record_at, restarted_at = excluded.restarted_at
            """)

    /// Writes what has changed of routers.
    static func store(_ routers: [NASID: RouterState], in database: Database) throws {
        var values: [SQLValue] = []
        for (nas, router) in routers where router.isChanged {
            values += [
                .id(nas), .flag(router.sendsGigawords), .time(router.lastRecordAt), .time(router.restartedAt),
            ]
        }
        try database.executeAll(upsert, values)
    }

    private static let addition = BulkStatement(
        insert: "INSERT INTO nas_accounting_day (nas_id, day, finding, number) VALUES", columns: 4,
        after: "ON CONFLICT (nas_id, day, finding) DO UPDATE SET number = nas_accounting_day.number + excluded.number")

    /// How often something was counted of a router on a day.
    struct Count {
        let nas: NASID
        /// Days since 1970-01-01.
        let day: Int64
        let word: String
        let number: Int64

        init(_ nas: NASID, _ day: Int64, _ word: String, _ number: Int64) {
            self.nas = nas
            self.day = day
            self.word = word
            self.number = number
        }
    }

    /// Adds to what was counted, each word of a router and day once.
    static func add(_ counts: [Count], in database: Database) throws {
        let values = counts.flatMap { count -> [SQLValue] in
            [.id(count.nas), .integer(count.day), .text(count.word), .integer(count.number)]
        }
        try database.executeAll(addition, values)
    }

    /// Adds what was noticed.
    static func add(_ tally: FoldTally, in database: Database) throws {
        let counts = tally.counts.flatMap { day, counts in
            zip(FoldFinding.allCases, counts).filter { $0.1 > 0 }.map { Count(day.nas, day.day, $0.word, $1) }
        }
        try add(counts, in: database)
    }
}
