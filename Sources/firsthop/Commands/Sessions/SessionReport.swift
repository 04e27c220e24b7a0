// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues

/// A session for a person, one line a fact; what is unknown is left out.
enum SessionReport {
    static func text(_ session: SessionRecord, at now: Timestamp) -> String {
        var table = Table(.text("SESSION"), .prose("\(session.id)"))
        func add(_ title: String, _ value: (some CustomStringConvertible)?) {
            if let value { table.add(title, "\(value)") }
        }
        func add(_ title: String, octets: [UInt8]) {
            if !octets.isEmpty { table.add(title, String(decoding: octets, as: UTF8.self)) }
        }
        add("state", SessionTable.state(of: session, at: now))
        add("service", session.serviceName ?? "none of ours")
        add("router", session.nasName ?? "\(session.nas)")
        add("user name", octets: session.userName)
        add("router's number", octets: session.sessionID)
        add("device", octets: session.callingStation)
        add("called", octets: session.calledStation)
        add("port", octets: session.portID)
        add("port number", session.port)
        add("interface id", session.interfaceID)
        add("began", Moment.toSecond(session.startedAt))
        add("last heard", Moment.toSecond(session.seenAt))
        add("ended", session.endedAt.map { Moment.toSecond($0) })
        add("cause", session.cause)
        add("lasts", DurationWords.text(session.seconds))
        add("down", OctetCount.text(session.down))
        add("up", OctetCount.text(session.up))
        add("IPv6 down", session.down6.map { OctetCount.text($0) })
        add("IPv6 up", session.up6.map { OctetCount.text($0) })
        return table.text()
    }
}

/// What routers say that sessions have, as a table for a person.
enum SightingTable {
    static func text(_ sightings: [SessionSighting]) -> String {
        guard !sightings.isEmpty else { return "" }
        var table = Table(
            .text("HAS"), .text("KIND"), .text("FROM"), .text("TO"), .prose("SERVICE"), .number("SESSION"),
            .text("VERDICT"))
        for sighting in sightings {
            table.add(
                "\(sighting.prefix)", sighting.kind.rawValue, Moment.toSecond(sighting.validFrom),
                sighting.validTo == .distantFuture ? "now" : Moment.toSecond(sighting.validTo),
                sighting.serviceName ?? "(unknown)", "\(sighting.session)", sighting.verdict.rawValue)
        }
        return table.text()
    }
}
