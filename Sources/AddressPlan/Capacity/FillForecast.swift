// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// When a pool will be full if it goes on filling as it did lately.
public enum FillForecast {
    /// Ten years; what lies further away is no forecast.
    public static let horizonDays = 3650

    /// The day on which the last free slot is taken; nil when the pool does not fill, or not within ``horizonDays``.
    /// A pool without a free slot is full `today`.
    ///
    /// - Parameters:
    ///   - free: slots left.
    ///   - added: slots taken during the last `days` days.
    ///   - days: at least 1.
    public static func date(free: UInt128, added: UInt64, inLast days: Int, today: CivilDate) -> CivilDate? {
        guard free > 0 else { return today }
        guard added > 0, days > 0 else { return nil }
        let (slotDays, overflow) = free.multipliedReportingOverflow(by: UInt128(days))
        guard !overflow else { return nil }
        let remaining = (slotDays - 1) / UInt128(added) + 1
        guard remaining <= UInt128(horizonDays) else { return nil }
        return today.adding(days: Int(remaining))
    }
}
