// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A verdict with everything that led to it, for support and for the subscriber.
public struct FairUseExplanation: Sendable, Hashable {
    /// The verdict, the same as without an explanation.
    public let verdict: FairUseVerdict
    /// What each rule had to do with it: time rules group by group, then usage rules by priority.
    public let steps: [FairUseStep]
    /// What counts towards limits now.
    public let accounting: AccountingOverride
}

extension CompiledFairUse {
    /// ``verdict(at:_:)`` with its reasons.
    public func explanation(at now: Timestamp, _ counters: UsageCounters) -> FairUseExplanation {
        var sink = StepsKept()
        let verdict = verdict(at: now, counters, &sink)
        let place = place(now.microseconds)
        let accounting = accounting(at: place, calendar.periods(ofDay: place.day), counters)
        return FairUseExplanation(verdict: verdict, steps: sink.steps, accounting: accounting)
    }
}
