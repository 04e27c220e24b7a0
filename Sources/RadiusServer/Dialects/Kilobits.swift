// SPDX-License-Identifier: Apache-2.0

/// Rates for vendors that count in kbit/s.
enum Kilobits {
    /// Bits in one kilobit: rates are decimal.
    static let step: UInt64 = 1000

    /// Whole kilobits, rounded down; but a rate that is not 0 does not become 0, which would mean no limit.
    static func of(_ rate: UInt64) -> UInt64 {
        rate == 0 ? 0 : max(rate / step, 1)
    }
}
