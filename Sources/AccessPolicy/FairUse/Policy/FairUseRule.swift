// SPDX-License-Identifier: Apache-2.0

/// One rule of a fair-use policy.
///
/// A rule with a limit among its conditions is a *usage rule*: it caps. Any other is a *time rule*: it gives.
public struct FairUseRule: Sendable, Hashable {
    /// Unique in its policy; support and subscribers read it.
    public var name: String
    /// Of the time rules of one group the first that holds wins; groups act one after the other, ascending.
    public var group: Int
    /// All must hold. None at all: the rule always holds.
    public var conditions: [FairUseCondition]
    /// What the rule does.
    public var action: FairUseAction
    /// What a usage rule's percentage is taken of.
    public var percentBase: PercentBase
    /// What counts while the rule holds, whatever the policy's windows say; nil leaves it to them.
    public var accounting: AccountingOverride?
    /// Percentages of the rule's limits at which the subscriber is told, such as 80 and 100.
    public var notices: [Int]
    /// What is charged beyond the rule's limit.
    public var charge: OverUsageCharge?

    public init(
        _ name: String, group: Int = 0, when conditions: [FairUseCondition] = [], _ action: FairUseAction,
        of percentBase: PercentBase = .plan, accounting: AccountingOverride? = nil, notices: [Int] = [],
        charge: OverUsageCharge? = nil
    ) {
        self.name = name
        self.group = group
        self.conditions = conditions
        self.action = action
        self.percentBase = percentBase
        self.accounting = accounting
        self.notices = notices
        self.charge = charge
    }

    /// Whether usage decides if the rule holds.
    public var isUsageRule: Bool { !limits.isEmpty }

    /// The limits among the conditions.
    public var limits: [UsageLimit] {
        conditions.compactMap { condition in
            switch condition {
            case .limit(let limit): limit
            case .window: nil
            }
        }
    }

    /// The windows among the conditions.
    public var windows: [WeekWindow] {
        conditions.compactMap { condition in
            switch condition {
            case .limit: nil
            case .window(let window): window
            }
        }
    }
}
