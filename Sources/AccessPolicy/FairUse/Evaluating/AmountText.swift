// SPDX-License-Identifier: Apache-2.0

/// Amounts for reading: decimal units, as data is sold, with as few decimals as say it to a hundredth.
enum AmountText {
    /// 9.99 GB, 110 GB, 512 B; rounded down, so that a limit never looks reached before it is.
    static func octets(_ octets: Int64) -> String {
        let units: [(name: String, size: Int64)] = [
            ("PB", 1_000_000_000_000_000), ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000),
            ("kB", 1_000),
        ]
        guard let unit = units.first(where: { octets >= $0.size }) else { return "\(octets) B" }
        let hundredths = octets / (unit.size / 100)
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return "\(whole)\(decimals) \(unit.name)"
    }

    /// 2 h 5 min, 12 min, 40 s; rounded down to the smaller unit.
    static func time(_ seconds: Int64) -> String {
        if seconds < 60 { return "\(seconds) s" }
        let (hours, minutes) = (seconds / 60).quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return "\(minutes) min" }
        return minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
    }
}
