// SPDX-License-Identifier: Apache-2.0

/// The instants at which the clocks of a zone show a given date and time.
public enum LocalTimeMatch: Sendable, Hashable {
    /// Never: clocks were put forward over it, at `gapEnd`.
    case none(gapEnd: Timestamp)
    case one(Timestamp)
    /// Twice, because clocks were put back.
    case two(earlier: Timestamp, later: Timestamp)

    /// The first instant at which clocks show the given time or, when they never do, a later one.
    public var earliest: Timestamp {
        switch self {
        case .none(let gapEnd): gapEnd
        case .one(let instant): instant
        case .two(let earlier, _): earlier
        }
    }
}
