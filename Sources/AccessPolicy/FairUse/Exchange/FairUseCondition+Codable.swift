// SPDX-License-Identifier: Apache-2.0

extension FairUseCondition: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case usage, online, window
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        let present = Key.allCases.filter(fields.has)
        guard let kind = present.first, present.count == 1 else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "a condition is one of usage, online and window; for two, write two conditions"))
        }
        switch kind {
        case .usage: self = .limit(try fields.value(kind, UsageField.self).limit)
        case .online: self = .limit(try fields.value(kind, OnlineField.self).limit)
        case .window: self = .window(try fields.value(kind))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch self {
        case .window(let window): try fields.encode(window, forKey: .window)
        case .limit(let limit):
            switch limit.measure {
            case .down, .up, .total: try fields.encode(UsageField(limit: limit), forKey: .usage)
            case .online: try fields.encode(OnlineField(limit: limit), forKey: .online)
            }
        }
    }
}

/// `{"period": "day", "of": "total", "atLeast": 10000000000}`
private struct UsageField: Codable {
    let limit: UsageLimit

    enum Key: String, CodingKey, CaseIterable {
        case period, days, of, atLeast
    }

    /// Octets only: time online is a condition of its own.
    enum Direction: String, Codable {
        case down, up, total
    }

    init(limit: UsageLimit) {
        self.limit = limit
    }

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        let measure: UsageMeasure =
            switch try fields.value(.of, Direction.self) {
            case .down: .down
            case .up: .up
            case .total: .total
            }
        limit = UsageLimit(
            measure, in: try PeriodWord.period(fields, word: .period, days: .days),
            atLeast: try fields.value(.atLeast, AmountField.self).amount)
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        let (word, days) = PeriodWord.split(limit.period)
        try fields.encode(word, forKey: .period)
        try fields.encodeIfPresent(days, forKey: .days)
        try fields.encode(limit.measure.rawValue, forKey: .of)
        try fields.encode(limit.threshold, forKey: .atLeast)
    }
}

/// `{"period": "week", "atLeast": 3600}`
private struct OnlineField: Codable {
    let limit: UsageLimit

    enum Key: String, CodingKey, CaseIterable {
        case period, days, atLeast
    }

    init(limit: UsageLimit) {
        self.limit = limit
    }

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        limit = UsageLimit(
            .online, in: try PeriodWord.period(fields, word: .period, days: .days),
            atLeast: try fields.value(.atLeast, AmountField.self).amount)
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        let (word, days) = PeriodWord.split(limit.period)
        try fields.encode(word, forKey: .period)
        try fields.encodeIfPresent(days, forKey: .days)
        try fields.encode(limit.threshold, forKey: .atLeast)
    }
}

/// The periods' words; `rolling` has a number of days beside it, the others have none.
private enum PeriodWord: String, Codable {
    case day, week, month, rolling

    static func period<Key>(_ fields: StrictFields<Key>, word: Key, days: Key) throws -> UsageLimitPeriod {
        let count = try fields.optional(days, Int.self)
        let period: UsageLimitPeriod
        switch try fields.value(word, PeriodWord.self) {
        case .day: period = .day
        case .week: period = .week
        case .month: period = .month
        case .rolling:
            guard let count else { throw fields.fault(days, "a rolling period needs its number of days") }
            return .rolling(days: count)
        }
        guard count == nil else { throw fields.fault(days, "only a rolling period has a number of days") }
        return period
    }

    static func split(_ period: UsageLimitPeriod) -> (word: PeriodWord, days: Int?) {
        switch period {
        case .day: (.day, nil)
        case .week: (.week, nil)
        case .month: (.month, nil)
        case .rolling(let days): (.rolling, days)
        }
    }
}
