// SPDX-License-Identifier: Apache-2.0

extension TimeZoneRules {
    /// The instants in `span` at which clocks are moved, ascending, and how far ahead of UTC they are from then on.
    ///
    /// A change of name alone is left out. Costs a microsecond or so a year: call it once and keep the result.
    public func offsetChanges(in span: Range<Timestamp>) -> [OffsetChange] {
        var changes: [OffsetChange] = []
        var next = transition(atOrBefore: span.upperBound.seconds - 1)
        while let second = next, second >= span.lowerBound.seconds {
            let (before, after) = (localType(atSecond: second - 1).utcOffset, localType(atSecond: second).utcOffset)
            if before != after { changes.append(OffsetChange(at: Timestamp(seconds: second), utcOffset: after)) }
            next = transition(atOrBefore: second - 1)
        }
        return changes.reversed()
    }
}

/// Clocks that are moved.
public struct OffsetChange: Sendable, Hashable {
    /// When.
    public let at: Timestamp
    /// Seconds that clocks are ahead of UTC from then on.
    public let utcOffset: Int
}
