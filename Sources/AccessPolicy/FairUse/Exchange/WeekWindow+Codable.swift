// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension WeekWindow: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case days, from, to, inverse
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        let numbers: [Int] = try fields.optional(.days) ?? Weekday.allCases.map(\.rawValue)
        let days = numbers.compactMap(Weekday.init)
        guard days.count == numbers.count else {
            throw fields.fault(.days, "days are numbers from 1 (Monday) to 7 (Sunday)")
        }
        self.init(
            days: Set(days), from: try Self.minutes(fields, .from) ?? 0,
            to: try Self.minutes(fields, .to) ?? Self.minutesPerDay, isInverse: try fields.optional(.inverse) ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(days.map(\.rawValue).sorted(), forKey: .days)
        try fields.encode(Self.text(from), forKey: .from)
        try fields.encode(Self.text(to), forKey: .to)
        try fields.encode(isInverse, forKey: .inverse)
    }

    private static func minutes(_ fields: StrictFields<Key>, _ key: Key) throws -> Int? {
        guard let text = try fields.optional(key, String.self) else { return nil }
        guard let minutes = Self.minutes(text) else {
            throw fields.fault(key, "“\(text)” is no time of day; write 00:00 to 24:00")
        }
        return minutes
    }

    /// Minutes after midnight of `HH:MM`, up to 24:00.
    public static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
        else { return nil }
        let sum = hours * 60 + minutes
        return sum <= minutesPerDay ? sum : nil
    }

    private static func text(_ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }
}
