// SPDX-License-Identifier: Apache-2.0

import Foundation
import Operations
import ProviderValues
import TestKit

/// What `Tests/SessionOracle` makes of records, in the order of their arrival.
struct SessionOracle: Decodable {
    struct Session: Decodable, Hashable, Comparable {
        var nas: Int64
        var session: String
        var user: String
        var down: Int64
        var up: Int64
        var seconds: Int64
        var stopped: Bool

        static func < (left: Session, right: Session) -> Bool {
            (left.nas, left.session, left.user, left.seconds, left.down)
                < (right.nas, right.session, right.user, right.seconds, right.down)
        }
    }

    /// What was used in a period, which begins with a quarter's second since the epoch or is a date.
    struct Usage<Period: Decodable & Hashable>: Decodable, Equatable {
        let period: Period
        /// Octets to and from the subscriber.
        let down: Int64
        let up: Int64
        /// Online.
        let seconds: Int64

        init(_ period: Period, _ record: UsageRecord) {
            self.period = period
            down = record.down
            up = record.up
            seconds = record.seconds
        }

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            period = try row.decode(Period.self)
            down = try row.decode(Int64.self)
            up = try row.decode(Int64.self)
            seconds = try row.decode(Int64.self)
        }
    }

    let sessions: [Session]
    let usage: [String: [Usage<Int64>]]
    let days: [String: [Usage<String>]]

    /// The oracle's answer, its days by the calendar of `zone`.
    static func judge(_ records: [AccountingRecord], zone: String) async throws -> SessionOracle {
        let encoder = JSONEncoder()
        let lines = try records.map { String(decoding: try encoder.encode(Line($0)), as: UTF8.self) }
        let outcome = try await ChildProcess.run(
            "python3", [PackageFiles.root + "/Tests/SessionOracle/session_oracle.py", zone],
            input: .bytes(Array(lines.joined(separator: "\n").utf8)))
        let output = try outcome.outputOfSuccess(of: "session_oracle.py")
        return try JSONDecoder().decode(SessionOracle.self, from: Data(output.utf8))
    }

    /// A record as the oracle reads it.
    private struct Line: Encodable {
        let nas: Int64
        let session: String
        let user: String
        let login: String?
        let event: String
        let arrived: Int64
        let stated: Int64?
        let delay: UInt32
        let seconds: UInt32?
        let down: UInt64?
        let up: UInt64?
        let gigawords: Bool

        init(_ record: AccountingRecord) {
            nas = record.nas.value
            session = String(decoding: record.sessionID, as: UTF8.self)
            user = String(decoding: record.userName, as: UTF8.self)
            login = record.login?.session.description
            event = "\(record.event)"
            arrived = record.arrived.microseconds
            stated = record.stated?.microseconds
            delay = record.delay
            seconds = record.sessionSeconds
            down = record.totals?.down
            up = record.totals?.up
            gigawords = record.totals?.hasGigawords ?? false
        }
    }
}
