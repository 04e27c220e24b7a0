// SPDX-License-Identifier: Apache-2.0

extension Duration {
    /// Whole nanoseconds; the largest number for what is longer than 292 years.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : product &+ attoseconds / 1_000_000_000
    }

    /// The moment so long after another, both in nanoseconds; the last moment there is when it would be later.
    func nanoseconds(after moment: Int64) -> Int64 {
        let (sum, overflow) = moment.addingReportingOverflow(nanoseconds)
        return overflow ? .max : sum
    }
}
