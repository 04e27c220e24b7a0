// SPDX-License-Identifier: Apache-2.0

extension TimeZoneRules {
    /// The instants at which clocks show `local`: usually one; none or two around a change.
    ///
    /// Exact for every zone, whatever the size of its changes. In a zone that shows a time more than twice (none does) the
    /// first and the last are given.
    public func timestamps(of local: CivilDateTime) -> LocalTimeMatch {
        let shown = local.secondsSinceEpoch
        let matches = utcOffsets.map { shown - Int64($0) }.filter { localType(atSecond: $0).utcOffset == shown - $0 }
        guard let earlier = matches.min(), let later = matches.max() else {
            return .none(gapEnd: Timestamp(seconds: gapEnd(around: shown)))
        }
        if earlier == later { return .one(timestamp(of: local, atSecond: earlier)) }
        return .two(earlier: timestamp(of: local, atSecond: earlier), later: timestamp(of: local, atSecond: later))
    }

    /// The first instant of `date`: the start of the half-open interval that ends with the start of the next date.
    ///
    /// Where midnight is skipped the day begins when clocks were put forward. A date that a zone left out altogether
    /// (Apia, 2011-12-30) begins where the next one does, so it lasts no time at all.
    public func startOfDay(_ date: CivilDate) -> Timestamp {
        timestamps(of: CivilDateTime(date, .midnight)).earliest
    }

    private func timestamp(of local: CivilDateTime, atSecond second: Int64) -> Timestamp {
        local.timestamp(utcOffset: Int(local.secondsSinceEpoch - second))
    }

    /// When clocks were put forward over `shown`, which no clock ever showed.
    private func gapEnd(around shown: Int64) -> Int64 {
        let earliest = shown - Int64(utcOffsets.last ?? 0)
        let latest = shown - Int64(utcOffsets.first ?? 0)
        var candidate = transition(atOrBefore: latest)
        while let change = candidate, change >= earliest {
            let before = change + Int64(localType(atSecond: change - 1).utcOffset)
            let after = change + Int64(localType(atSecond: change).utcOffset)
            if before <= shown, shown < after { return change }
            candidate = transition(atOrBefore: change - 1)
        }
        // Not reached: a time that is never shown lies in the gap of some change between the two bounds.
        return latest
    }
}
