// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import ProviderValues
public import Storage

/// Keeps which prefixes a router says it has delegated, beside what its accounting says, in the same history. Recording the same again
/// changes nothing.
///
/// A binding belongs to the open session of the router whose user it names, or else to that of the service that holds the prefix.
/// What a router lists is what is so now: of a session that it names another prefix for, the former one is over. One of which nothing
/// is listed keeps what its accounting said.
public struct RecordRouterBindings: Verb {
    /// What came of it.
    public struct Outcome: Sendable, Equatable {
        /// Prefixes that were not known yet.
        public var recorded = 0
        /// Those that were known.
        public var known = 0
        /// Prefixes that are over now.
        public var ended = 0
        /// Bindings of which no open session is known.
        public var unmatched: [RouterBinding] = []
        /// New ones that contradict what is held.
        public var contradictions = 0
    }

    public var nas: NASID
    public var bindings: [RouterBinding]
    /// When the router was asked.
    public var at: Timestamp

    public init(_ bindings: [RouterBinding], of nas: NASID, at: Timestamp) {
        self.nas = nas
        self.bindings = bindings
        self.at = at
    }

    public var locks: [StoreLock] { [.sessions] }

    public func perform(_ transaction: Transaction) throws -> Outcome {
        let database = transaction.database
        var outcome = Outcome()
        var named: [SessionKey: (session: BoundSession, prefixes: Set<SightedPrefix>)] = [:]
        let sessions = try BoundSessions(of: nas, in: database)
        for binding in bindings where binding.isBound {
            guard let session = try sessions.session(of: binding, in: database) else {
                outcome.unmatched.append(binding)
                continue
            }
            named[session.key, default: (session, [])].prefixes.insert(
                SightedPrefix(.delegated, IPPrefix(binding.prefix)))
        }
        let present = try SightingRows.present(of: named.keys.sorted(), in: database)
        var rows: [SightingRow] = []
        var new: [(BoundSession, SightedPrefix)] = []
        for (session, prefixes) in named.values.sorted(by: { $0.session.key < $1.session.key }) {
            let delegated = (present[session.key] ?? []).filter { $0.sighted.kind == .delegated }
            let known = Set(delegated.map(\.sighted))
            outcome.known += prefixes.intersection(known).count
            rows += delegated.filter { !prefixes.contains($0.sighted) }.map { ended($0, at: transaction.now) }
            new += prefixes.subtracting(known).sorted { $0.prefix < $1.prefix }.map { (session, $0) }
        }
        outcome.ended = rows.count
        outcome.recorded = new.count
        let check = try SightingRows.check(new.map { ($0.0.service, $0.1) }, in: database)
        for (session, sighted) in new {
            let row = row(sighted, of: session, check, at: transaction.now)
            if row.verdict.isContradiction { outcome.contradictions += 1 }
            rows.append(row)
        }
        try SightingRows.store(rows, in: database)
        return outcome
    }

    private func ended(_ row: SightingRow, at now: Timestamp) -> SightingRow {
        var row = row
        row.validTo = max(row.validFrom, at)
        row.endRecordedAt = now
        return row
    }

    private func row(
        _ sighted: SightedPrefix, of session: BoundSession, _ check: SightingCheck, at now: Timestamp
    ) -> SightingRow {
        let (verdict, holder) = check.verdict(on: sighted, of: session.service)
        return SightingRow(
            session: session.key, sighted: sighted, validFrom: max(at, session.startedAt), recordedFrom: now, nas: nas,
            service: session.service, verdict: verdict, holder: holder)
    }
}
