// SPDX-License-Identifier: Apache-2.0

extension CapTerms: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case allowance, of, action, topUpsFirst, bonus, rolloverMonths, automaticTopUp, charge, planChange
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        self.init(
            allowance: try fields.value(.allowance, AmountField.self).amount,
            measure: try fields.optional(.of) ?? .total, action: try fields.optional(.action) ?? .block,
            usesTopUpsFirst: try fields.optional(.topUpsFirst) ?? false, bonus: try fields.optional(.bonus),
            rolloverMonths: try fields.optional(.rolloverMonths),
            automaticTopUp: try fields.optional(.automaticTopUp), compensation: try fields.optional(.charge),
            planChange: try fields.optional(.planChange) ?? .carry)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(allowance, forKey: .allowance)
        try fields.encode(measure, forKey: .of)
        try fields.encode(action, forKey: .action)
        try fields.encode(usesTopUpsFirst, forKey: .topUpsFirst)
        try fields.encodeIfPresent(bonus, forKey: .bonus)
        try fields.encodeIfPresent(rolloverMonths, forKey: .rolloverMonths)
        try fields.encodeIfPresent(automaticTopUp, forKey: .automaticTopUp)
        try fields.encodeIfPresent(compensation, forKey: .charge)
        try fields.encode(planChange, forKey: .planChange)
    }
}

extension UsageMeasure: Codable {}
extension PlanChangeRule: Codable {}

extension BonusTerms: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case amount, helpsAfterCap
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        self.init(
            amount: try fields.optional(.amount, AmountField.self)?.amount,
            helpsAfterCap: try fields.optional(.helpsAfterCap) ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encodeIfPresent(amount, forKey: .amount)
        try fields.encode(helpsAfterCap, forKey: .helpsAfterCap)
    }
}

extension AutomaticTopUp: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case size, triggerPercent, mostPerMonth, validity
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        self.init(
            size: try fields.value(.size, AmountField.self).amount,
            triggerPercent: try fields.optional(.triggerPercent) ?? 0, mostPerMonth: try fields.value(.mostPerMonth),
            validity: try fields.optional(.validity) ?? .endOfPeriod)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(size, forKey: .size)
        try fields.encode(triggerPercent, forKey: .triggerPercent)
        try fields.encode(mostPerMonth, forKey: .mostPerMonth)
        try fields.encode(validity, forKey: .validity)
    }
}

extension TopUpValidity: Codable {
    /// Reads `month`, `unlimited`, `3 months` or `7 days`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let validity = TopUpValidity(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription:
                        "“\(text)” is no validity; write month, unlimited, 1 to 12 months, or 1 to 366 days"))
        }
        self = validity
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// What is written in a document; nil for anything else.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        switch (words.first.map(String.init), words.last.map(String.init), words.count) {
        case ("month", _, 1): self = .endOfPeriod
        case ("unlimited", _, 1): self = .unlimited
        case (.some(let number), .some("month"), 2), (.some(let number), .some("months"), 2):
            guard let count = Int(number), Self.months.contains(count) else { return nil }
            self = .months(count)
        case (.some(let number), .some("day"), 2), (.some(let number), .some("days"), 2):
            guard let count = Int(number), Self.days.contains(count) else { return nil }
            self = .days(count)
        default: return nil
        }
    }

    /// Days that can be had.
    public static let days = 1...366

    /// What ``init(_:)`` reads.
    public var text: String {
        switch self {
        case .endOfPeriod: "month"
        case .unlimited: "unlimited"
        case .months(let count): "\(count) months"
        case .days(let count): "\(count) days"
        }
    }
}
