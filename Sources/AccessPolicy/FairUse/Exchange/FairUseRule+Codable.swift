// SPDX-License-Identifier: Apache-2.0

extension FairUseRule: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case name, group, conditions, action, percentOf, accounting, notices, charge
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        self.init(
            try fields.value(.name), group: try fields.optional(.group) ?? 0,
            when: try fields.optional(.conditions) ?? [], try fields.value(.action),
            of: try fields.optional(.percentOf) ?? .plan, accounting: try fields.optional(.accounting),
            notices: try fields.optional(.notices) ?? [], charge: try fields.optional(.charge))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(name, forKey: .name)
        try fields.encode(group, forKey: .group)
        try fields.encode(conditions, forKey: .conditions)
        try fields.encode(action, forKey: .action)
        try fields.encode(percentBase, forKey: .percentOf)
        try fields.encode(accounting, forKey: .accounting)
        // What most rules do not have is left out.
        if !notices.isEmpty { try fields.encode(notices, forKey: .notices) }
        try fields.encodeIfPresent(charge, forKey: .charge)
    }
}

extension PercentBase: Codable {}

extension AccountingOverride: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case traffic, online
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        self.init(traffic: try fields.value(.traffic), online: try fields.value(.online))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(traffic, forKey: .traffic)
        try fields.encode(online, forKey: .online)
    }
}

extension OverUsageCharge: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case block
    }

    public init(from decoder: any Decoder) throws {
        self.init(block: try StrictFields<Key>(decoder).value(.block, AmountField.self).amount)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(block, forKey: .block)
    }
}

extension FairUseAction: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case percent, rates
    }

    private static let blockWord = "block"

    public init(from decoder: any Decoder) throws {
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            guard word == Self.blockWord else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(
                        codingPath: decoder.codingPath,
                        debugDescription: "“\(word)” is no action; the only word is block"))
            }
            self = .block
            return
        }
        let fields = try StrictFields<Key>(decoder)
        guard fields.has(.percent) != fields.has(.rates) else {
            throw fields.fault(.percent, "an action has either percent or rates")
        }
        if let percent = try fields.optional(.percent, Int.self) {
            self = .percent(percent)
        } else {
            self = .rates(try fields.value(.rates, RatesField.self).rates)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .block:
            var word = encoder.singleValueContainer()
            try word.encode(Self.blockWord)
        case .percent(let percent):
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(percent, forKey: .percent)
        case .rates(let rates):
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(RatesField(rates), forKey: .rates)
        }
    }
}
