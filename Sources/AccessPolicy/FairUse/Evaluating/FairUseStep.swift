// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What one rule had to do with a verdict.
public struct FairUseStep: Sendable, Hashable {
    /// The rule's number in the policy.
    public let rule: Int
    /// What became of it.
    public let finding: Finding

    /// What became of a rule.
    public enum Finding: Sendable, Hashable {
        /// None of its windows, or not all, is open.
        case outsideWindows
        /// A limit is not reached: so much stands against it.
        case belowLimit(UsageLimit, used: Int64)
        /// It holds, but an earlier rule of its group has won.
        case beaten
        /// A time rule that won: these are the rates now.
        case gives(Rates)
        /// A usage rule that holds: no more than this.
        case caps(Rates)
        /// A cap that waits until octets count again.
        case waits(Rates)
        /// Nothing gets through.
        case blocks
    }
}

/// Where steps go: a list for those who read, nowhere when only the verdict is wanted.
protocol FairUseStepSink {
    mutating func note(_ rule: CompiledRule, _ finding: @autoclosure () -> FairUseStep.Finding)
}

struct StepsDropped: FairUseStepSink {
    mutating func note(_ rule: CompiledRule, _ finding: @autoclosure () -> FairUseStep.Finding) {}
}

struct StepsKept: FairUseStepSink {
    private(set) var steps: [FairUseStep] = []

    mutating func note(_ rule: CompiledRule, _ finding: @autoclosure () -> FairUseStep.Finding) {
        steps.append(FairUseStep(rule: rule.number, finding: finding()))
    }
}
