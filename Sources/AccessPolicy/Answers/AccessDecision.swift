// SPDX-License-Identifier: Apache-2.0

/// The answer to “may this line be online, and how”.
public enum AccessDecision: Sendable, Equatable {
    /// It may, on its own terms or in a walled garden.
    case grant(AccessGrant)
    /// It may not.
    case refusal(AccessRefusal)

    /// How it came about.
    public var trace: DecisionTrace {
        switch self {
        case .grant(let grant): grant.trace
        case .refusal(let refusal): refusal.trace
        }
    }
}
