// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// One session that is watched, with what its meter says now.
struct MeterWatch {
    /// What a meter has counted up to a time.
    struct Reading {
        let at: Timestamp
        let down: UInt64
        let up: UInt64
    }

    let session: SessionID
    let attempt: Int64
    let way: EnforcementWay
    let towards: AccessFingerprint
    let proof: MeterProof
    let since: Timestamp
    /// The first one after the change.
    let first: Reading?
    /// The newest; nil when the session is over.
    let newest: Reading?

    static let selection: StaticString = """
        SELECT w.session_id, w.attempt, w.way, w.towards, w.down, w.up, w.since, w.first_at, w.first_down, w.first_up,
            o.last_at, o.down, o.up
        FROM enforcement_watch w LEFT JOIN access_session s ON s.id = w.session_id
            LEFT JOIN open_session o ON o.session_key = s.session_key
        WHERE w.due_at <= $1 ORDER BY w.due_at LIMIT $2
        """

    init(row: Row) throws {
        session = try row.id(0)
        attempt = try row.integer(1)
        way = try row.way(2)
        towards = try row.fingerprint(3)
        proof = MeterProof(cap: try row.rates(4))
        since = try row.time(6)
        first = try row.optional(7) { try Reading(row: row, from: $0) }
        newest = try row.optional(10) { try Reading(row: row, from: $0) }
    }

    /// What is to be done about it.
    enum Verdict {
        /// It is over, or has been watched for long enough.
        case enough
        /// This is the first reading after the change.
        case begin(Reading)
        /// Nothing can be said yet.
        case wait
        /// More has passed than can have.
        case exceeded(Rates)
    }

    func verdict(at now: Timestamp) -> Verdict {
        guard let newest else { return .enough }
        guard let first else {
            if newest.at > since { return .begin(newest) }
            return since.duration(to: now) > MeterProof.longest * 2 ? .enough : .wait
        }
        let time = first.at.duration(to: newest.at)
        let (down, up) = (newest.down - min(first.down, newest.down), newest.up - min(first.up, newest.up))
        if proof.isExceeded(down: down, up: up, in: time) {
            return .exceeded(Self.rates(down: down, up: up, in: time))
        }
        return time >= MeterProof.longest ? .enough : .wait
    }

    private static func rates(down: UInt64, up: UInt64, in time: Duration) -> Rates {
        let seconds = UInt128(clamping: max(1, time.components.seconds))
        func rate(_ octets: UInt64) -> UInt64 { UInt64(clamping: UInt128(octets) * 8 / seconds) }
        return Rates(down: rate(down), up: rate(up))
    }
}

extension MeterWatch.Reading {
    /// From the columns of a time and two numbers of octets.
    fileprivate init(row: Row, from first: Int) throws {
        at = try row.time(first)
        down = try row.number(first + 1)
        up = try row.number(first + 2)
    }
}
