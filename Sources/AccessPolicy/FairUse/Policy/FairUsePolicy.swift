// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What changes a line's rates by the clock and by what it has used: the fair-use slice of a plan.
///
/// Whose clock, and when weeks and billing months begin, is not the plan's but the service's: see ``FairUseCalendar``.
public struct FairUsePolicy: Sendable, Hashable {
    /// What the plan gives while no rule says otherwise.
    public var rates: Rates
    /// When octets count towards limits. What is used outside is free, and kept apart.
    public var traffic: WeekWindow
    /// When time online counts towards limits.
    public var online: WeekWindow
    /// Whether caps of usage rules wait while octets are free. Blocks stay.
    public var suspendsCapsInFreeWindows: Bool
    /// The rules in order of priority, the first one is the highest; at most ``ruleLimit``.
    public var rules: [FairUseRule]

    /// More rules than anybody can keep in mind; what is compiled has a bit for each.
    public static let ruleLimit = 100

    public init(
        rates: Rates, traffic: WeekWindow = .always, online: WeekWindow = .always,
        suspendsCapsInFreeWindows: Bool = false, rules: [FairUseRule] = []
    ) {
        self.rates = rates
        self.traffic = traffic
        self.online = online
        self.suspendsCapsInFreeWindows = suspendsCapsInFreeWindows
        self.rules = rules
    }
}
