// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Ends sessions of which nothing was heard for too long: their routers never will report the end.
struct EndSilentSessions: Verb {
    let keys: [SessionKey]
    /// Who was heard of since then goes on.
    let before: Timestamp
    let rules: SessionRules

    var locks: [StoreLock] { [.sessions] }

    func perform(_ transaction: Transaction) throws -> [WorkingSession] {
        var fold = PortionFold(rules: rules)
        try OpenSessionRows.forEach(withKeys: keys, in: transaction.database) { fold.add($0) }
        fold.endSilent(before: before, now: transaction.now)
        return try PortionStoring(transaction: transaction, portion: RecordPortion()).store(consume fold).sessions
    }
}

extension Store {
    /// Ends every session of which nothing was heard for ``SessionRules/silenceLimit``.
    ///
    /// - Returns: the sessions that ended.
    func endSilentSessions(rules: SessionRules) async throws -> [WorkingSession] {
        let before = clock.now().advanced(by: .zero - rules.silenceLimit)
        // Looking for them goes through every open session: outside the transaction, which others wait for.
        let keys = try await read { database in
            try database.all("SELECT session_key FROM open_session WHERE seen_at < $1", .time(before)) {
                try $0.key(0)
            }
        }
        var ended: [WorkingSession] = []
        for start in stride(from: 0, to: keys.count, by: Self.sessionsAtOnce) {
            let part = Array(keys[start..<min(start + Self.sessionsAtOnce, keys.count)])
            ended += try await perform(EndSilentSessions(keys: part, before: before, rules: rules))
        }
        return ended
    }

    /// Some hundred milliseconds of work.
    private static let sessionsAtOnce = 10_000
}
