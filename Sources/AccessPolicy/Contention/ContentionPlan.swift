// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a plan means for sharing.
public struct ContentionPlan: Sendable, Hashable {
    public var id: PlanID
    public var name: String
    /// What each line has at most.
    public var rates: Rates
    public var ratio: ContentionRatio
    /// Plans with the same name here share one parent; nil for a parent of its own.
    public var bundle: String?
    /// Whether each member is guaranteed its share, ⌊R/k⌋, unless `guarantee` says more or less.
    public var guaranteesShare: Bool
    /// What each line gets even when all others want everything.
    public var guarantee: Rates?
    /// Who goes first when a parent is full: 1 before 8.
    public var priority: UInt8
    public var burst: Burst?
    /// The PPP profile of its lines, as the router calls it.
    public var profile: String?

    public init(
        id: PlanID, name: String, rates: Rates, ratio: ContentionRatio = .uncontended, bundle: String? = nil,
        guaranteesShare: Bool = false, guarantee: Rates? = nil, priority: UInt8 = usualPriority, burst: Burst? = nil,
        profile: String? = nil
    ) {
        self.id = id
        self.name = name
        self.rates = rates
        self.ratio = ratio
        self.bundle = bundle
        self.guaranteesShare = guaranteesShare
        self.guarantee = guarantee
        self.priority = priority
        self.burst = burst
        self.profile = profile
    }

    /// “Normal” among high 1, normal 5 and low 8, the way plans are usually sold.
    public static let usualPriority: UInt8 = 5

    /// What a line of the plan is guaranteed, before a parent is too small for all guarantees.
    var floor: Rates {
        if let guarantee { return guarantee }
        guard guaranteesShare else { return Rates(both: 0) }
        return Rates(
            down: ContentionArithmetic.guarantee(rate: rates.down, ratio: ratio),
            up: ContentionArithmetic.guarantee(rate: rates.up, ratio: ratio))
    }

    /// Whose lines share one parent with its own; nil when none do.
    public var group: ContentionGroupName? {
        if let bundle { return .bundle(bundle) }
        return ratio == .uncontended ? nil : .plan(id)
    }
}

/// What the services of a contention group have in common.
public enum ContentionGroupName: Sendable, Hashable {
    case plan(PlanID)
    case bundle(String)
}
