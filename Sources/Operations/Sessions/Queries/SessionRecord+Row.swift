// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

extension SessionRecord {
    /// The beginning of every statement that reads sessions.
    static let selection: StaticString = """
        SELECT s.id, s.session_key, s.nas_id, n.name, s.service_id, v.name, s.garden, s.acct_session_id, s.user_name,
            s.calling_station, s.called_station, s.port_id, s.port, s.interface_id, s.started_at,
            coalesce(o.last_at, e.last_at), coalesce(o.seen_at, e.seen_at), coalesce(o.interim, e.interim),
            coalesce(o.seconds, e.seconds), coalesce(o.down, e.down), coalesce(o.up, e.up), coalesce(o.down6, e.down6),
            coalesce(o.up6, e.up6), coalesce(o.packets_down, e.packets_down), coalesce(o.packets_up, e.packets_up),
            e.ended_at, e.ending, e.cause
        FROM access_session s LEFT JOIN open_session o ON o.session_key = s.session_key
            LEFT JOIN ended_session e ON e.session_key = s.session_key
            LEFT JOIN nas n ON n.id = s.nas_id LEFT JOIN internet_service v ON v.id = s.service_id
        WHERE
        """

    init(row: Row) throws {
        self.init(
            id: try row.id(0), key: try row.key(1), nas: try row.id(2), nasName: try row.optional(3, row.text),
            service: try row.optional(4, row.id), serviceName: try row.optional(5, row.text),
            garden: try row.optional(6, row.word), sessionID: try row.blob(7), userName: try row.blob(8),
            callingStation: try row.blob(9), calledStation: try row.blob(10), portID: try row.blob(11),
            port: try row.optional(12, row.number),
            interfaceID: try row.optional(13, row.integer).map { InterfaceIdentifier(bits: UInt64(bitPattern: $0)) },
            startedAt: try row.time(14), lastAt: try row.time(15), seenAt: try row.time(16),
            interim: try row.integer(17), seconds: try row.integer(18), down: try row.integer(19),
            up: try row.integer(20), down6: try row.optional(21, row.integer), up6: try row.optional(22, row.integer),
            packetsDown: try row.integer(23), packetsUp: try row.integer(24), endedAt: try row.optional(25, row.time),
            ending: try row.optional(26, row.word), cause: try row.optional(27, row.integer))
    }
}
