// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Hours of some days of the week, as the clocks of a service show them.
///
/// An hour that clocks skip never lies inside; one that they show twice lies inside twice.
public struct WeekWindow: Sendable, Hashable {
    /// The days on which the hours begin.
    public var days: Set<Weekday>
    /// Minutes after midnight: 0 … 1439.
    public var from: Int
    /// Minutes after midnight, not included: 0 … 1440. Before `from` it is a time of the next day.
    public var to: Int
    /// Whether everything else is meant.
    public var isInverse: Bool

    public init(days: Set<Weekday>, from: Int = 0, to: Int = minutesPerDay, isInverse: Bool = false) {
        self.days = days
        self.from = from
        self.to = to
        self.isInverse = isInverse
    }

    /// The whole week.
    public static let always = WeekWindow(days: Set(Weekday.allCases))

    /// Minutes that a clock shows in a day.
    public static let minutesPerDay = 1_440
}
