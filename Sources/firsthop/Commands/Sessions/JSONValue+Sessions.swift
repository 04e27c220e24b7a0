// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import WebServer

extension JSONValue {
    static func session(_ session: SessionRecord, at now: Timestamp) -> JSONValue {
        [
            "id": .id(session.id), "nas": .id(session.nas), "nas_name": .optional(session.nasName),
            "service": .id(session.service), "service_name": .optional(session.serviceName),
            "user_name": .octets(session.userName), "session_id": .octets(session.sessionID),
            "calling_station": .octets(session.callingStation), "called_station": .octets(session.calledStation),
            "port": session.port.map { .integer(Int64($0)) } ?? .null, "port_id": .octets(session.portID),
            "interface_id": .optional(session.interfaceID?.description), "garden": .optional(session.garden?.rawValue),
            "started_at": .time(session.startedAt), "last_at": .time(session.lastAt), "seen_at": .time(session.seenAt),
            "ended_at": .time(session.endedAt), "ending": .optional(session.ending?.rawValue),
            "cause": session.cause.map { .integer($0) } ?? .null, "is_stale": .bool(session.isStale(at: now)),
            "seconds": .integer(session.seconds), "down": .integer(session.down), "up": .integer(session.up),
            "down6": session.down6.map { .integer($0) } ?? .null, "up6": session.up6.map { .integer($0) } ?? .null,
        ]
    }

    static func sighting(_ sighting: SessionSighting) -> JSONValue {
        [
            "prefix": .string(sighting.prefix.description), "kind": .string(sighting.kind.rawValue),
            "session": .id(sighting.session), "from": .time(sighting.validFrom), "to": .time(sighting.validTo),
            "nas": .id(sighting.nas), "service": .id(sighting.service), "service_name": .optional(sighting.serviceName),
            "customer": .id(sighting.customer), "customer_name": .optional(sighting.customerName),
            "user_name": .octets(sighting.userName), "verdict": .string(sighting.verdict.rawValue),
            "holder": .id(sighting.holder),
        ]
    }

    static func usage(_ usage: UsageRecord) -> JSONValue {
        [
            "from": .time(usage.span.lowerBound), "to": .time(usage.span.upperBound), "down": .integer(usage.down),
            "up": .integer(usage.up), "down6": usage.down6.map { .integer($0) } ?? .null,
            "up6": usage.up6.map { .integer($0) } ?? .null, "seconds": .integer(usage.seconds),
        ]
    }

    /// What a router sent as text.
    private static func octets(_ octets: [UInt8]) -> JSONValue { .string(String(decoding: octets, as: UTF8.self)) }
}
