// SPDX-License-Identifier: Apache-2.0

/// Octets and time online as people write and read them, in decimal units, as data is sold: `9.99 GB`, `90 min`.
public enum AmountText {
    private static let octetUnits: [(name: String, size: Int64)] = [
        ("PB", 1_000_000_000_000_000), ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000),
        ("kB", 1_000), ("B", 1),
    ]
    private static let timeUnits: [(name: String, size: Int64)] = [("h", 3_600), ("min", 60), ("s", 1)]

    /// The units' names, for messages.
    static let unitNames = (octetUnits + timeUnits).map(\.name).joined(separator: ", ")

    /// Reads a number of octets or seconds, with decimals and a unit if you like; nil when it is none, or no whole number of
    /// the smallest unit.
    public static func parse(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let isBare = unit.isEmpty
        guard let size = isBare ? 1 : (octetUnits + timeUnits).first(where: { $0.name == unit })?.size else {
            return nil
        }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        // Fifteen digits are enough for the octets of a petabyte.
        guard parts.count == 1 || (1...15).contains(decimals.utf8.count) else { return nil }
        guard let number = Int128(String(parts[0]) + decimals) else { return nil }
        let divisor = decimals.utf8.reduce(Int128(1)) { product, _ in product * 10 }
        let (product, overflow) = number.multipliedReportingOverflow(by: Int128(size))
        guard !overflow, product % divisor == 0 else { return nil }
        return Int64(exactly: product / divisor)
    }

    /// 9.99 GB, 110 GB, 512 B; rounded down to a hundredth, so that a limit never looks reached before it is.
    public static func octets(_ octets: Int64) -> String {
        guard let unit = octetUnits.first(where: { octets >= $0.size }), unit.size > 1 else { return "\(octets) B" }
        let (whole, rest) = (octets / (unit.size / 100)).quotientAndRemainder(dividingBy: 100)
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return "\(whole)\(decimals) \(unit.name)"
    }

    /// 2 h 5 min, 12 min, 40 s; rounded down to the smaller unit.
    public static func time(_ seconds: Int64) -> String {
        if seconds < 60 { return "\(seconds) s" }
        let (hours, minutes) = (seconds / 60).quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return "\(minutes) min" }
        return minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
    }
}
