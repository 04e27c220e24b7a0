// SPDX-License-Identifier: Apache-2.0

/// A fair-use policy together with the calendar it is meant for, as files and other programs have it: JSON or YAML, see
/// `docs/manual/fair-use.md`.
public struct FairUseDocument: Sendable, Hashable {
    /// The name of the time zone by whose clocks everything happens; nil is that of each line's company.
    public var zone: String?
    /// The day on which weeks begin.
    public var weekStart: WeekStart
    /// The day on which billing months begin: 1 … 31.
    public var billingDay: Int
    /// The policy; not checked yet.
    public var policy: FairUsePolicy
    /// The allowance of a capped plan; not checked yet.
    public var cap: CapTerms?

    public init(
        zone: String? = nil, weekStart: WeekStart = .monday, billingDay: Int = 1, policy: FairUsePolicy,
        cap: CapTerms? = nil
    ) {
        self.zone = zone
        self.weekStart = weekStart
        self.billingDay = billingDay
        self.policy = policy
        self.cap = cap
    }
}

extension FairUseDocument: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case zone, weekStart, billingDay, rates, traffic, online, suspendCapsInFreeWindows, rules, cap
    }

    public init(from decoder: any Decoder) throws {
        let fields = try StrictFields<Key>(decoder)
        zone = try fields.optional(.zone)
        weekStart = try fields.optional(.weekStart) ?? .monday
        billingDay = try fields.optional(.billingDay) ?? 1
        guard (1...31).contains(billingDay) else {
            throw fields.fault(.billingDay, "a billing day is 1 to 31, not \(billingDay)")
        }
        policy = FairUsePolicy(
            rates: try fields.value(.rates, RatesField.self).rates, traffic: try fields.optional(.traffic) ?? .always,
            online: try fields.optional(.online) ?? .always,
            suspendsCapsInFreeWindows: try fields.optional(.suspendCapsInFreeWindows) ?? false,
            rules: try fields.optional(.rules) ?? [])
        cap = try fields.optional(.cap)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encodeIfPresent(zone, forKey: .zone)
        try fields.encode(weekStart, forKey: .weekStart)
        try fields.encode(billingDay, forKey: .billingDay)
        try fields.encode(RatesField(policy.rates), forKey: .rates)
        try fields.encode(policy.traffic, forKey: .traffic)
        try fields.encode(policy.online, forKey: .online)
        try fields.encode(policy.suspendsCapsInFreeWindows, forKey: .suspendCapsInFreeWindows)
        try fields.encode(policy.rules, forKey: .rules)
        try fields.encodeIfPresent(cap, forKey: .cap)
    }
}

extension WeekStart: Codable {}
