// SPDX-License-Identifier: Apache-2.0

extension FairUseStep.Finding: CustomStringConvertible {
    /// As one would tell it to somebody at the telephone.
    public var description: String {
        switch self {
        case .outsideWindows: "not at this time"
        case .belowLimit(let limit, let used):
            "\(limit.text(used)) of \(limit.text(limit.threshold)) \(limit.period.text)"
        case .beaten: "another rule of its group comes first"
        case .gives(let rates): "makes it \(rates)"
        case .caps(let rates): "no more than \(rates)"
        case .waits(let rates): "no more than \(rates), but not while usage is free"
        case .blocks: "blocks the line"
        }
    }

    /// Whether the rule has a part in the verdict.
    public var isInEffect: Bool {
        switch self {
        case .outsideWindows, .belowLimit, .beaten, .waits: false
        case .gives, .caps, .blocks: true
        }
    }
}

extension UsageLimit {
    /// An amount of what the limit counts.
    fileprivate func text(_ amount: Int64) -> String {
        switch measure {
        case .down: AmountText.octets(amount) + " down"
        case .up: AmountText.octets(amount) + " up"
        case .total: AmountText.octets(amount)
        case .online: AmountText.time(amount) + " online"
        }
    }
}

extension UsageLimitPeriod {
    fileprivate var text: String {
        switch self {
        case .day: "today"
        case .week: "this week"
        case .month: "this billing month"
        case .rolling(let days): "in \(days) days"
        }
    }
}
