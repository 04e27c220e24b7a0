// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// The rows of what does not change of a session: who it is.
enum AccessSessionRows {
    private static let insert = BulkStatement(
        insert: """
            INSERT INTO access_session (session_key, nas_id, service_id, login, garden, acct_session_id, user_name,
                calling_station, called_station, port_id, port, interface_id, id_hash, started_at,
                granted)
            VALUES
            """, columns: 15)

    /// Adds new sessions, each with the record that first spoke of it.
    static func add(
        _ sessions: some Sequence<WorkingSession>, record: (RecordPlace) -> AccountingRecord?, in database: Database
    ) throws {
        var rows = BulkWriter(insert, in: database)
        for session in sessions {
            guard let record = session.firstPlace.flatMap(record) else { continue }
            try rows.add { append(session, record, to: &$0) }
        }
        try rows.finish()
    }

    private static func append(
        _ session: WorkingSession, _ record: AccountingRecord, to values: inout [SQLValue]
    ) {
        values.append(.key(session.key))
        values.append(.id(session.meter.nas))
        values.append(.id(session.meter.service))
        values.append(record.login.map { .key($0.session) } ?? .null)
        values.append(.text(record.login?.garden?.rawValue))
        values.append(.blob(record.sessionID))
        values.append(.blob(session.isOverflow ? [] : record.userName))
        values.append(.blob(session.isOverflow ? [] : record.callingStation))
        values.append(.blob(record.calledStation))
        values.append(.blob(record.portID))
        values.append(.number(record.port))
        values.append(record.interfaceID.map { .integer(Int64(bitPattern: $0.bits)) } ?? .null)
        values.append(.integer(session.meter.idHash))
        values.append(.time(session.meter.startedAt))
        values.append(record.login.map { .fingerprint($0.granted) } ?? .null)
    }

    /// Gives sessions of the past the keys that they have from now on.
    static func rename(_ sessions: [WorkingSession], in database: Database) throws {
        for session in sessions {
            guard let former = session.formerKey else { continue }
            try database.execute(
                "UPDATE access_session SET session_key = $2 WHERE session_key = $1", .key(former), .key(session.key))
            try database.execute(
                "UPDATE session_sighting SET session_key = $2 WHERE session_key = $1", .key(former), .key(session.key))
        }
    }

    private static let beginnings = BulkStatement(
        keys: "SELECT id_hash, started_at FROM access_session WHERE id_hash IN")

    /// How many sessions began under each of these hashes of an id after a time.
    static func begun(
        underIDs hashes: Set<Int64>, after time: Timestamp, in database: Database
    ) throws -> [Int64: Int] {
        var counts: [Int64: Int] = [:]
        try database.forEach(beginnings, hashes.map { .integer($0) }) { row in
            if try row.time(1) > time { counts[try row.integer(0), default: 0] += 1 }
        }
        return counts
    }

    private static let services = BulkStatement(
        keys: "SELECT user_name, id FROM internet_service WHERE state <> 'archived' AND user_name IN")

    /// The lines that log in with these names.
    static func services(ofUserNames names: Set<String>, in database: Database) throws -> [String: ServiceID] {
        var services: [String: ServiceID] = [:]
        try database.forEach(Self.services, names.map { .text($0) }) { services[try $0.text(0)] = try $0.id(1) }
        return services
    }
}
