// SPDX-License-Identifier: Apache-2.0

/// Accounting as fast as it comes after a power cut: each request is acknowledged when it is durable, beside FreeRADIUS, which
/// does not wait for that with its text file. All servers take their turns on the same core.
enum AccountingBurst {
    private static let sessions = 100_000
    /// What has to be acknowledged a second while so many are offered.
    private static let offered = 80_000

    static func figures(_ bench: Bench) throws -> [Figure] {
        let load = AccountingLoad(bench: bench, sessions: sessions)
        let program = FirsthopServer(bench: bench, subscribers: sessions)
        try program.prepare()
        let ours = try program.startAccounting()
        let steady = try load.open(ours.accounting, perSecond: offered, seconds: bench.burstSeconds)
        try ours.catchUp()
        var figures = [
            Figure(
                "accounting, \(offered)/s offered", .perSecond, (steady.perSecond, Double(offered)),
                against: "what is offered", bar: .ratioAtLeast(0.99))
        ]
        guard FreeRADIUSServer.isInstalled else {
            Progress.say("FreeRADIUS is not installed: measuring without it")
            return figures
        }
        figures += try contest(bench, load, ours, [(.detail, 3), (.sqlite, 3)], named: "journal")
        return figures + (try onPostgreSQL(bench, load))
    }

    private static func onPostgreSQL(_ bench: Bench, _ load: AccountingLoad) throws -> [Figure] {
        guard let connection = bench.postgreSQL else { return [] }
        let program = FirsthopServer(
            bench: bench, subscribers: sessions,
            database: try RecordsDatabase.make("firsthop_burst", in: connection))
        try program.prepare()
        let theirs = try RecordsDatabase.make("freeradius_burst", in: connection)
        return try contest(
            bench, load, try program.startAccounting(), [(.postgreSQL, 6)], database: theirs,
            named: "PostgreSQL inbox")
    }

    /// Ours beside each of theirs, which must be so many times slower.
    private static func contest(
        _ bench: Bench, _ load: AccountingLoad, _ ours: AccountingServing,
        _ theirs: [(FreeRADIUSRecords, times: Double)],
        database: String? = nil, named name: String
    ) throws -> [Figure] {
        let servers = try theirs.map { ($0, try $0.0.start(bench, database: database)) }
        // The turns share the burst's time, so that the topic takes about as long with any number of rounds.
        let seconds = max(bench.burstSeconds / bench.rounds, 1)
        var turns = RadiusTurns(rounds: bench.rounds)
        turns.add("ours") {
            let rate = try load.closed(ours.accounting, seconds: seconds).perSecond
            // What is still to be applied must not take the core from the next server.
            try ours.catchUp()
            return rate
        }
        for ((kind, _), serving) in servers {
            turns.add(kind.title) { try load.closed(serving, seconds: seconds).perSecond }
        }
        try turns.take()
        return theirs.map { kind, times in
            Figure(
                "accounting, \(name)", .perSecond, (turns["ours"], turns[kind.title]), against: kind.title,
                bar: .ratioAtLeast(times))
        }
    }
}
