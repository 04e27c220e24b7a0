// SPDX-License-Identifier: Apache-2.0

/// Rates for people.
enum RateWords {
    /// With three digits or more and the unit that leaves the fewest before the point: “2.5 Mbit/s”, “333.333 kbit/s”.
    static func rate(_ rate: UInt64) -> String {
        let units: [(UInt64, String)] = [(1_000_000_000, "Gbit/s"), (1_000_000, "Mbit/s"), (1_000, "kbit/s")]
        guard let (unit, name) = units.first(where: { rate >= $0.0 }) else { return "\(rate) bit/s" }
        let (whole, rest) = rate.quotientAndRemainder(dividingBy: unit)
        var thousandths = String(rest / (unit / 1_000))
        thousandths = String(repeating: "0", count: 3 - thousandths.utf8.count) + thousandths
        while thousandths.hasSuffix("0") { thousandths.removeLast() }
        return thousandths.isEmpty ? "\(whole) \(name)" : "\(whole).\(thousandths) \(name)"
    }
}
