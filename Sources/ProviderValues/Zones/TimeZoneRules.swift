// SPDX-License-Identifier: Apache-2.0

/// When the clocks of one zone were and will be changed: the content of a TZif file (RFC 9636).
///
/// Resolve a zone once, at the edge, and keep the value: a look-up is a binary search, without I/O and without locks.
public struct TimeZoneRules: Sendable, Hashable {
    /// The zone's name in the time zone database, such as `Asia/Kathmandu`.
    public let name: String

    /// The changes that are listed one by one, ascending.
    let transitions: [ZoneTransition]
    /// What holds before the first of them.
    let initialType: LocalTimeType
    /// What holds from the last of them on, when clocks change by an annual rule.
    let annualRule: AnnualZoneRule?
    /// Every offset the zone ever has, each once.
    let utcOffsets: [Int]

    init(name: String, transitions: [ZoneTransition], initialType: LocalTimeType, annualRule: AnnualZoneRule?) {
        self.name = name
        self.transitions = transitions
        self.initialType = initialType
        self.annualRule = annualRule
        let types = transitions.map(\.type) + [initialType] + (annualRule?.types ?? [])
        utcOffsets = Set(types.map(\.utcOffset)).sorted()
    }

    /// Coordinated universal time.
    public static let utc = TimeZoneRules(
        name: "UTC", transitions: [], initialType: LocalTimeType(utcOffset: 0, isDaylight: false, abbreviation: "UTC"),
        annualRule: nil)

    /// What clocks show at `instant`.
    public func localType(at instant: Timestamp) -> LocalTimeType {
        localType(atSecond: instant.seconds)
    }

    /// Seconds that clocks are ahead of UTC at `instant`.
    public func offset(at instant: Timestamp) -> Int {
        localType(atSecond: instant.seconds).utcOffset
    }

    /// The date and time that clocks show at `instant`.
    public func localTime(at instant: Timestamp) -> CivilDateTime {
        CivilDateTime(instant, utcOffset: offset(at: instant))
    }

    func localType(atSecond second: Int64) -> LocalTimeType {
        let index = firstTransition(after: second)
        if index == transitions.count, let annualRule { return annualRule.localType(atSecond: second) }
        return index == 0 ? initialType : transitions[index - 1].type
    }

    /// The latest change at or before `second`; nil when there is none.
    func transition(atOrBefore second: Int64) -> Int64? {
        let index = firstTransition(after: second)
        if index == transitions.count, let change = annualRule?.transition(atOrBefore: second) {
            if change > transitions.last?.second ?? .min { return change }
        }
        return index == 0 ? nil : transitions[index - 1].second
    }

    /// The index of the first listed change after `second`; their number when there is none.
    private func firstTransition(after second: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].second <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A change of a zone's clocks.
struct ZoneTransition: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    let second: Int64
    /// What holds from then on.
    let type: LocalTimeType
}
