// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// A rule of the address plan that a change would break. The change must not be made.
public struct PlanConflict: Error, Hashable, Sendable {
    /// The rule; stable, for programs.
    public let rule: PlanConflictRule

    /// The prefix that was to be placed.
    public let prefix: IPPrefix

    /// What was to be done, to what, and which rule forbids it.
    public let message: String

    /// What to do instead.
    public let advice: String

    init(_ rule: PlanConflictRule, _ prefix: IPPrefix, _ message: String, advice: String) {
        self.rule = rule
        self.prefix = prefix
        self.message = message
        self.advice = advice
    }
}

extension PlanConflict: CustomStringConvertible {
    /// The message and the advice in one line.
    public var description: String { "\(message); \(advice)" }
}
