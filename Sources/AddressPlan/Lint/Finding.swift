// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// Something about a plan that should be looked at, with the reason and what to do.
public struct Finding: Hashable, Sendable {
    /// Which rule found it; stable, for programs and for the manual.
    public let code: FindingCode

    /// How bad it is.
    public let severity: FindingSeverity

    /// What it is about.
    public let subject: FindingSubject

    /// What was found.
    public let message: String

    /// What to do about it.
    public let advice: String

    /// The standard or the practice behind the rule.
    public var reference: String { code.reference }

    init(
        _ code: FindingCode, _ severity: FindingSeverity, _ subject: FindingSubject, _ message: String, advice: String
    ) {
        self.code = code
        self.severity = severity
        self.subject = subject
        self.message = message
        self.advice = advice
    }
}

/// What a finding is about.
public enum FindingSubject: Hashable, Sendable {
    /// The plan as a whole, or more holdings than are listed one by one.
    case plan

    /// One node.
    case node(PlanNodeID, IPPrefix)

    /// One holding.
    case holding(HoldingID, IPPrefix)

    /// The prefix that the finding is about; nil for the plan as a whole.
    public var prefix: IPPrefix? {
        switch self {
        case .plan: nil
        case .node(_, let prefix), .holding(_, let prefix): prefix
        }
    }
}

extension Finding: Comparable {
    /// The worst first, then by code, then in address order, what is about the plan as a whole last.
    public static func < (left: Finding, right: Finding) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        if left.code != right.code { return left.code.rawValue < right.code.rawValue }
        switch (left.subject.prefix, right.subject.prefix) {
        case (let left?, let right?) where left != right: return left < right
        case (.some, nil): return true
        case (nil, .some): return false
        case (.some, .some), (nil, nil): return left.message < right.message
        }
    }
}

extension Finding: CustomStringConvertible {
    /// One line: severity, code, message, advice, reference.
    public var description: String {
        "\(severity.rawValue) \(code.rawValue): \(message); \(advice) (\(reference))"
    }
}
