// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// How fast lines begin sessions, by the arrival of their records: a subscriber cannot dial in more than
/// ``SessionRules/newSessionsPerSecond`` times a second for long.
///
/// For each line one instant is kept, until when its past sessions are paid for (the generic cell rate algorithm). Lines whose
/// instant has passed are forgotten, so memory is bounded by what began within some seconds.
struct LinePaces: Sendable {
    private var paidUntil: [Int64: Timestamp] = [:]

    /// Whether one more session of a line keeps the pace; it then counts.
    mutating func allow(_ line: Int64, at arrived: Timestamp, rules: SessionRules) -> Bool {
        let start = max(paidUntil[line] ?? arrived, arrived)
        guard arrived.duration(to: start) <= rules.newSessionCredit else { return false }
        paidUntil[line] = start.advanced(by: rules.newSessionPrice)
        return true
    }

    /// The lines of which not all these sessions may keep the pace, if all of them are new.
    func doubtful(among readings: [SessionReading], rules: SessionRules) -> Set<Int64> {
        var lines: Set<Int64> = []
        var paidUntil = paidUntil
        for reading in readings {
            guard let line = reading.lineHash else { continue }
            let start = max(paidUntil[line] ?? reading.arrived, reading.arrived)
            // Counted even beyond the limit: so the instant is never before that of ``allow(_:at:rules:)``.
            paidUntil[line] = start.advanced(by: rules.newSessionPrice)
            if reading.arrived.duration(to: start) > rules.newSessionCredit { lines.insert(line) }
        }
        return lines
    }

    /// Forgets the lines that have paid for everything.
    mutating func forget(before arrived: Timestamp) {
        paidUntil = paidUntil.filter { $0.value > arrived }
    }
}
