// SPDX-License-Identifier: Apache-2.0

/// The rules for shared rates. A code never changes its meaning and is never used again.
public enum ContentionFindingCode: String, Sendable, CaseIterable {
    /// Two lines at full speed leave nothing of their group to the others.
    case treeTooSmall = "CN001"
    /// A plan is shared among the few lines of an access router.
    case plansOnAccessRouter = "CN002"
    /// A line is sold more than its sector or router can carry.
    case parentBelowLine = "CN003"
    /// A line is guaranteed more than its rate.
    case guaranteeAboveRate = "CN004"
    /// More is guaranteed than there is.
    case guaranteesScaled = "CN005"
    /// Plans and sectors both want to be the parent.
    case bothKinds = "CN006"
    /// A rate or capacity is 0.
    case zeroRate = "CN007"
    /// Rates are too large to be added.
    case overflow = "CN008"
    /// A bundle has too many ratios.
    case tooManyRatios = "CN009"
    /// A line has no address of its own that a queue could be tied to.
    case noAddresses = "CN010"
    /// A line is placed in a sector of another router.
    case foreignSector = "CN011"

    public var severity: ContentionFinding.Severity {
        switch self {
        case .treeTooSmall, .plansOnAccessRouter, .guaranteesScaled, .bothKinds, .noAddresses: .warning
        case .parentBelowLine, .guaranteeAboveRate, .zeroRate, .overflow, .tooManyRatios, .foreignSector: .error
        }
    }
}
