// SPDX-License-Identifier: Apache-2.0

/// Durations as people write them in a configuration: `250ms`, `30s`, `5m`, `1h`.
enum DurationText {
    /// - Returns: nil when the text is not a whole number with one of these units, or too large.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = QuantityText.split(text) else { return nil }
        let unitLength: Duration? =
            switch unit {
            case "ms": .milliseconds(1)
            case "s": .seconds(1)
            case "m": .seconds(60)
            case "h": .seconds(3600)
            default: nil
            }
        // A century in milliseconds: far from overflowing, far beyond any setting.
        guard let unitLength, number <= 3_155_760_000_000 else { return nil }
        return unitLength * number
    }
}

/// Byte counts as people write them: `512`, `64KiB`, `16MiB`, `1GiB`.
enum SizeText {
    /// - Returns: nil when the text is not a whole number with one of these units, or too large.
    static func bytes(_ text: String) -> Int? {
        guard let (number, unit) = QuantityText.split(text) else { return nil }
        let unitBytes: Int? =
            switch unit {
            case "": 1
            case "KiB": 1 << 10
            case "MiB": 1 << 20
            case "GiB": 1 << 30
            default: nil
            }
        guard let unitBytes else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unitBytes)
        return overflow ? nil : bytes
    }
}

/// A whole number with a unit behind it.
private enum QuantityText {
    static func split(_ text: String) -> (number: Int, unit: Substring)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        return (number, text[digits.endIndex...])
    }
}
