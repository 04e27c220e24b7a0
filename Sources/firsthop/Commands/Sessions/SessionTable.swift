// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues

/// Sessions as a table for a person.
enum SessionTable {
    static func text(_ sessions: [SessionRecord], at now: Timestamp) -> String {
        guard !sessions.isEmpty else { return "There are none.\n" }
        var table = Table(
            .number("NUMBER"), .prose("SERVICE"), .prose("USER NAME"), .text("ROUTER"), .text("SINCE"),
            .number("LASTS"),
            .number("DOWN"), .number("UP"), .text("STATE"))
        for session in sessions {
            table.add(
                "\(session.id)", session.serviceName ?? "(unknown)", String(decoding: session.userName, as: UTF8.self),
                session.nasName ?? "\(session.nas)", Moment.toSecond(session.startedAt),
                DurationWords.text(session.seconds),
                OctetCount.text(session.down), OctetCount.text(session.up), state(of: session, at: now))
        }
        return table.text()
    }

    /// One word and, where there is more to say, a second one.
    static func state(of session: SessionRecord, at now: Timestamp) -> String {
        if let ending = session.ending { return ending.words }
        if session.isStale(at: now) { return "stale" }
        return session.garden.map { "garden: \($0.hyphenated)" } ?? "online"
    }
}

extension SessionEnding {
    /// How we know that it ended, for a person.
    var words: String {
        switch self {
        case .stopped: "ended"
        case .lostStop: "ended (its end was not reported)"
        case .nasStarted: "ended (the router started anew)"
        case .nasStopping: "ended (the router stopped)"
        case .silent: "ended (nothing was heard of it)"
        }
    }
}

/// Octets in decimal units, as they are sold.
enum OctetCount {
    static func text(_ octets: Int64) -> String {
        var amount = Double(octets)
        var unit = "B"
        for next in ["kB", "MB", "GB", "TB", "PB", "EB"] where amount >= 1000 {
            amount /= 1000
            unit = next
        }
        guard unit != "B" else { return "\(octets) B" }
        let tenths = Int64((amount * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}

/// Seconds as people say them.
enum DurationWords {
    static func text(_ seconds: Int64) -> String {
        let (minutes, hours, days) = (seconds / 60 % 60, seconds / 3600 % 24, seconds / 86_400)
        if days > 0 { return "\(days) d \(hours) h" }
        if hours > 0 { return "\(hours) h \(minutes) min" }
        return minutes > 0 ? "\(minutes) min \(seconds % 60) s" : "\(seconds) s"
    }
}
