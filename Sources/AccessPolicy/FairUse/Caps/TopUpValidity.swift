// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// How long a top-up can be used.
public enum TopUpValidity: Sendable, Hashable {
    /// Until the billing month ends.
    case endOfPeriod
    case unlimited
    /// Until the day before the same day some months later: 1 … 12.
    case months(Int)
    /// So many days, the first one included: 1, 3, or weeks as 7, 14, 21.
    case days(Int)

    /// What can be had.
    public static let months = 1...12

    /// The first day on which it cannot be used any more; nil for never.
    /// - Parameter periodEnd: the first day of the next billing month.
    func expiry(bought day: CivilDate, periodEnd: CivilDate) -> CivilDate? {
        switch self {
        case .endOfPeriod: periodEnd
        case .unlimited: nil
        case .months(let count): day.adding(months: count)
        case .days(let count): day.adding(days: count)
        }
    }
}
