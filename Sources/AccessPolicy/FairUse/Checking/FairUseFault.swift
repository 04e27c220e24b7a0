// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Why a fair-use policy is refused. Rules are named by their names.
public enum FairUseFault: Error, Sendable, Hashable {
    /// More rules than ``FairUsePolicy/ruleLimit``.
    case tooManyRules(Int)
    case unnamedRule(number: Int)
    case duplicateName(String)
    /// One direction of the plan has no rate.
    case planWithoutRate(Rates)
    /// A window without days.
    case windowWithoutDays(WindowPlace)
    /// A window's hours are out of range, or begin when they end.
    case malformedHours(WindowPlace, from: Int, to: Int)
    /// No moment of the week lies in all of the rule's windows.
    case contradictingWindows(rule: String)
    /// Wherever the rule could hold, an earlier rule of its group wins.
    case neverWins(rule: String, group: Int)
    /// The rule leaves every rate as it is, and has no other purpose.
    case changesNothing(rule: String)
    /// A usage rule caps; a percentage above 0 gives more.
    case usageRuleGivesMore(rule: String, percent: Int)
    /// A percentage of −100 or less leaves nothing; blocking says so.
    case percentLeavesNothing(rule: String, percent: Int)
    /// A direction would have no rate at all.
    case givesNoRate(rule: String)
    /// A rate would need more than 64 bits.
    case overflow(rule: String)
    case limitNotPositive(rule: String, Int64)
    case rollingDaysOutOfRange(rule: String, days: Int)
    /// Notices stand at 1 to 100 percent of a limit, each once.
    case malformedNotices(rule: String, [Int])
    /// Notices and charges need a usage rule; a charge needs one with exactly one limit.
    case noLimitToWatch(rule: String)
    case blockNotPositive(rule: String, Int64)
}

/// Where a window stands in a policy.
public enum WindowPlace: Sendable, Hashable {
    case traffic
    case online
    case rule(String)
}
