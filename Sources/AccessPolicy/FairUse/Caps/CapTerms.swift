// SPDX-License-Identifier: Apache-2.0

/// A plan with so many octets a billing month: what happens when they are used up, and what can be bought.
///
/// Stands beside the rules of a ``FairUsePolicy``, not instead of them: the lower rates win, and a block beats both.
public struct CapTerms: Sendable, Hashable {
    /// Octets included in a billing month. Above 0.
    public var allowance: Int64
    /// What is counted: a direction or both.
    public var measure: UsageMeasure
    /// What becomes of the line when nothing is left.
    public var action: FairUseAction
    /// Whether what was bought is used before what is included.
    public var usesTopUpsFirst: Bool
    /// What may be used while usage is free of the limit; nil: nothing is set apart for it.
    public var bonus: BonusTerms?
    /// Billing months for which unused allowance stays usable after its own; nil: it is lost.
    public var rolloverMonths: Int?
    /// Top-ups that are bought without asking.
    public var automaticTopUp: AutomaticTopUp?
    /// Charges everything used beyond, by started block, instead of slowing the line down.
    public var compensation: OverUsageCharge?
    /// What becomes of the billing month that has begun when a line comes to this plan from another one.
    public var planChange: PlanChangeRule

    public init(
        allowance: Int64, measure: UsageMeasure = .total, action: FairUseAction = .block,
        usesTopUpsFirst: Bool = false, bonus: BonusTerms? = nil, rolloverMonths: Int? = nil,
        automaticTopUp: AutomaticTopUp? = nil, compensation: OverUsageCharge? = nil, planChange: PlanChangeRule = .carry
    ) {
        self.allowance = allowance
        self.measure = measure
        self.action = action
        self.usesTopUpsFirst = usesTopUpsFirst
        self.bonus = bonus
        self.rolloverMonths = rolloverMonths
        self.automaticTopUp = automaticTopUp
        self.compensation = compensation
        self.planChange = planChange
    }
}

/// What a capped plan gives for hours that do not count.
public struct BonusTerms: Sendable, Hashable {
    /// Octets a billing month; nil is without limit.
    public var amount: Int64?
    /// Whether what is left of it may be used at any hour once the allowance is gone.
    public var helpsAfterCap: Bool

    public init(amount: Int64?, helpsAfterCap: Bool = false) {
        self.amount = amount
        self.helpsAfterCap = helpsAfterCap
    }
}

/// Top-ups that are bought without asking when the line has used more than it has.
public struct AutomaticTopUp: Sendable, Hashable {
    /// Octets of one. Above 0.
    public var size: Int64
    /// Bought when usage beyond the limit reaches this share of a top-up: 0 buys with the first octet beyond.
    public var triggerPercent: Int
    /// The most in a billing month.
    public var mostPerMonth: Int
    /// How long each stays usable.
    public var validity: TopUpValidity

    public init(size: Int64, triggerPercent: Int = 0, mostPerMonth: Int, validity: TopUpValidity = .endOfPeriod) {
        self.size = size
        self.triggerPercent = triggerPercent
        self.mostPerMonth = mostPerMonth
        self.validity = validity
    }

    /// At most one in this time: a burst of late records buys once.
    public static let pause = Duration.seconds(300)
}
