// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Folds one record into the meter of its session: the rules of order, repetition and growth.
///
/// The order of a session's records is that of its time and, where that is equal, its counters; never that of arrival.
struct MeterFold {
    /// What folding a record came to.
    enum Outcome: Equatable {
        /// The record was ahead; so much is new.
        case moved(Movement)
        /// The record says what is known.
        case repeated
        /// A later record has overtaken it.
        case late
    }

    /// What a record that was ahead brought.
    struct Movement: Equatable {
        var amount: UsageAmount
        /// What the octets are spread from.
        var from: Timestamp
        /// When it happened; never before the record before it.
        var to: Timestamp
        var step: CounterStep.Kind
        var isBackward = false
        var missingInterims: Int64 = 0
    }

    let rules: SessionRules

    /// - Parameter hasGigawords: whether the router has ever sent the upper half of counters.
    func apply(_ reading: SessionReading, to meter: inout SessionMeter, hasGigawords: Bool) -> Outcome {
        if let notBefore = meter.notBefore, reading.time.instant <= notBefore { return .late }
        let seconds = reading.seconds ?? Self.elapsed(from: meter.startedAt, to: reading.time.instant)
        let counters = reading.octets ?? meter.counters
        let order = Self.order(seconds, counters, against: meter)
        guard order > 0 else { return order == 0 ? .repeated : .late }
        let step = step(from: meter, to: counters, at: reading.time.instant, hasGigawords: hasGigawords)
        // Counters that shrink are believed only when the session's own time moved on.
        if step.kind != .growth, seconds == meter.seconds { return .late }
        var movement = Movement(
            amount: UsageAmount(octets: step.growth, seconds: max(0, seconds.addingClamped(-meter.seconds))),
            from: meter.lastAt, to: max(reading.time.instant, meter.lastAt), step: step.kind,
            isBackward: reading.time.instant < meter.lastAt)
        meter.octets = meter.octets + step.growth
        meter.skew = counters - meter.octets
        if let counters6 = reading.octets6 { movement.amount.octets6 = move(&meter, to: counters6, step: step.kind) }
        movement.missingInterims = noteInterim(seconds, of: &meter, reading.event)
        if reading.octets != nil { meter.packets = reading.packets }
        meter.seconds = seconds
        meter.lastAt = movement.to
        meter.seenAt = max(meter.seenAt, reading.arrived)
        meter.service = meter.service ?? reading.service
        return .moved(movement)
    }

    /// Below zero for a record from before, zero for one that says what is known, above for one that is ahead.
    private static func order(_ seconds: Int64, _ counters: OctetPair, against meter: SessionMeter) -> Int {
        if seconds != meter.seconds { return seconds > meter.seconds ? 1 : -1 }
        let (new, old) = (counters.sum, meter.counters.sum)
        return new == old ? 0 : new > old ? 1 : -1
    }

    private static func elapsed(from start: Timestamp, to end: Timestamp) -> Int64 {
        max(0, end.seconds.addingClamped(-start.seconds))
    }

    private func step(
        from meter: SessionMeter, to counters: OctetPair, at instant: Timestamp, hasGigawords: Bool
    ) -> CounterStep {
        let seconds = max(1, Self.elapsed(from: meter.lastAt, to: instant))
        let (limit, isHuge) = seconds.multipliedReportingOverflow(by: rules.plausibleOctetsPerSecond)
        return CounterStep(
            from: meter.counters, to: counters, limit: hasGigawords ? nil : isHuge ? .max : limit)
    }

    /// Moves the IPv6 counters on; what shrinks while the others grew is only followed.
    private func move(_ meter: inout SessionMeter, to counters: OctetPair, step: CounterStep.Kind) -> OctetPair {
        let own = CounterStep(from: meter.counters6, to: counters, limit: step == .wrap ? .max : nil)
        let growth = own.kind == .reset && step != .reset ? .zero : own.growth
        meter.octets6 = (meter.octets6 ?? .zero) + growth
        meter.skew6 = counters - (meter.octets6 ?? .zero)
        return growth
    }

    /// Learns the time between interim records.
    ///
    /// - Returns: how many are missing between this record and the one before.
    private func noteInterim(_ seconds: Int64, of meter: inout SessionMeter, _ event: AccountingEvent) -> Int64 {
        guard event == .interim else { return 0 }
        let gap = seconds - meter.seconds
        let usual = meter.interim
        meter.interim = min(gap, Self.longestInterim)
        // Half a time more is a router that was late, not a record that was lost.
        guard usual > 0, gap >= usual + usual / 2 else { return 0 }
        return (gap + usual / 2) / usual - 1
    }

    /// A day: no router waits longer between two records, so a longer gap says nothing of its habits.
    private static let longestInterim: Int64 = 86_400
}
