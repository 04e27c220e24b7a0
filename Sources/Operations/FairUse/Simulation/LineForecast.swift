// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues

/// What fair use would make of a line in the coming days.
public struct LineForecast: Sendable, Hashable {
    /// When it would first have less than its plan's rates; nil for not at all.
    public private(set) var slowedAt: Timestamp?
    /// The lowest rates that it would have, direction by direction.
    public private(set) var slowest: Rates?
    /// When it would first be blocked.
    public private(set) var blockedAt: Timestamp?
    /// What would be charged, by rule.
    public private(set) var charges: [Charge] = []
    /// When the subscriber would be told of which percentage.
    public private(set) var notices: [Notice] = []

    /// Blocks of use that would be charged.
    public struct Charge: Sendable, Hashable {
        /// The rule's name, or what would be bought.
        public let reason: String
        public let measure: UsageMeasure
        /// Octets, or seconds online, of one.
        public let unit: Int64
        public internal(set) var quantity: Int64
        /// The first of them.
        public let at: Timestamp
    }

    /// Something that the subscriber would be told.
    public struct Notice: Sendable, Hashable {
        public let rule: String
        public let percent: Int
        public let at: Timestamp
    }

    /// Whether nothing would happen.
    public var isUneventful: Bool { slowedAt == nil && blockedAt == nil && charges.isEmpty && notices.isEmpty }
}

extension LineForecast {
    /// - Parameters:
    ///   - expected: in the order of time, from `start` to `end`.
    init(of line: FairUseLine, expecting expected: [UsageDelta], from start: Timestamp, to end: Timestamp) {
        var line = line
        var speed = look(&line, at: start)
        for delta in expected {
            speed = pass(&line, speed, until: delta.to)
            var effects: [FairUseLineEffect] = []
            line.count(delta.passing(speed), now: delta.to, effects: &effects)
            for effect in effects { note(effect, under: line.terms, at: delta.to) }
            speed = look(&line, at: delta.to)
        }
        _ = pass(&line, speed, until: end)
    }

    /// Lets time pass without use: the clock alone changes things.
    private mutating func pass(_ line: inout FairUseLine, _ before: LineSpeed, until end: Timestamp) -> LineSpeed {
        var speed = before
        var last = Timestamp.distantPast
        while let next = speed.next, next <= end, next > last {
            last = next
            speed = look(&line, at: next)
        }
        return speed
    }

    private mutating func look(_ line: inout FairUseLine, at now: Timestamp) -> LineSpeed {
        let speed = line.speed(at: now).speed
        let plan = line.terms.rules.policy.rates
        if speed.block != nil {
            blockedAt = blockedAt ?? now
        } else if speed.rates.down < plan.down || speed.rates.up < plan.up {
            slowedAt = slowedAt ?? now
            slowest = Rates(
                down: min(slowest?.down ?? .max, speed.rates.down), up: min(slowest?.up ?? .max, speed.rates.up))
        }
        return speed
    }

    private mutating func note(_ effect: FairUseLineEffect, under terms: FairUseTerms, at now: Timestamp) {
        if let notice = FairUseNotice(effect), let rule = notice.rule, let percent = notice.percent {
            notices.append(Notice(rule: rule, percent: percent, at: now))
        }
        guard let charge = FairUseCharge(effect, under: terms) else { return }
        if let index = charges.firstIndex(where: { $0.reason == charge.reason && $0.unit == charge.unit }) {
            charges[index].quantity = charges[index].quantity.addingClamped(charge.quantity)
        } else {
            charges.append(
                Charge(
                    reason: charge.reason, measure: charge.measure, unit: charge.unit, quantity: charge.quantity,
                    at: now))
        }
    }
}

extension UsageDelta {
    /// As much of it as a line of this speed lets through.
    fileprivate func passing(_ speed: LineSpeed) -> UsageDelta {
        guard speed.block == nil else { return UsageDelta(from: from, to: to, .zero) }
        let seconds = UInt64(max(to.seconds - from.seconds, 1))
        func most(_ rate: UInt64) -> Int64 {
            let (octets, overflow) = (rate / 8).multipliedReportingOverflow(by: seconds)
            return overflow ? .max : Int64(clamping: octets)
        }
        return UsageDelta(
            from: from, to: to,
            FairUseAmount(
                down: min(amount.down, most(speed.rates.down)), up: min(amount.up, most(speed.rates.up)),
                seconds: amount.seconds))
    }
}
