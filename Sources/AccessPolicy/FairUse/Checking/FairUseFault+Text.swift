// SPDX-License-Identifier: Apache-2.0

extension FairUseFault: CustomStringConvertible {
    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String { "cannot use the fair-use policy: \(reason)" }

    private var reason: String {
        switch self {
        case .tooManyRules(let count):
            "it has \(count) rules, \(FairUsePolicy.ruleLimit) are allowed; join some of them"
        case .unnamedRule(let number): "rule \(number) has no name; give it one that a subscriber understands"
        case .duplicateName(let name): "two rules are called “\(name)”; rename one"
        case .planWithoutRate(let rates): "the plan's rates are \(rates); both directions need one above 0"
        case .windowWithoutDays(let place): "\(place) has no days; name at least one, 1 (Monday) to 7"
        case .malformedHours(let place, let from, let to):
            "\(place) goes from minute \(from) to minute \(to) of a day; write 00:00 to 24:00 for the whole day, and "
                + "otherwise two different times"
        case .contradictingWindows(let rule):
            "the windows of rule “\(rule)” have no moment in common, so it never applies; change or remove one"
        case .neverWins(let rule, let group):
            "rule “\(rule)” never applies: whenever it holds, an earlier rule of group \(group) wins; move it up, or give "
                + "it another group"
        case .changesNothing(let rule): "rule “\(rule)” never changes a rate; remove it, or change its action"
        case .usageRuleGivesMore(let rule, let percent):
            "rule “\(rule)” adds \(percent) % when a limit is reached, but usage rules only cap; use 0 or less, or rates"
        case .percentLeavesNothing(let rule, let percent):
            "rule “\(rule)” takes away \(percent.magnitude) %, which leaves nothing; use more than −100, or block"
        case .givesNoRate(let rule): "rule “\(rule)” can leave a direction without any rate; take away less, or block"
        case .overflow(let rule): "rule “\(rule)” can give more than 2^64 bits per second; add less"
        case .limitNotPositive(let rule, let threshold):
            "rule “\(rule)” has a limit of \(threshold); a limit is above 0"
        case .rollingDaysOutOfRange(let rule, let days):
            "rule “\(rule)” looks back over \(days) days; 2 to \(UsageLimitPeriod.longestRolling) are possible"
        case .malformedNotices(let rule, let notices):
            "rule “\(rule)” tells the subscriber at \(notices.map(String.init).joined(separator: ", ")) %; write each of "
                + "1 to 100 once at most"
        case .noLimitToWatch(let rule):
            "rule “\(rule)” has a notice or a charge but no limit that it belongs to; a charge needs exactly one"
        case .blockNotPositive(let rule, let block):
            "rule “\(rule)” charges by blocks of \(block); a block is above 0"
        }
    }
}

extension WindowPlace: CustomStringConvertible {
    public var description: String {
        switch self {
        case .traffic: "the window in which octets count"
        case .online: "the window in which time online counts"
        case .rule(let name): "a window of rule “\(name)”"
        }
    }
}
