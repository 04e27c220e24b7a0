// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Something that has to happen once because usage grew: the caller stores it, another part carries it out.
public struct FairUseEffect: Sendable, Hashable {
    /// The rule's name.
    public let rule: String
    /// The limit that it is about.
    public let limit: UsageLimit
    /// The first day of the period; for a rolling limit the day itself.
    public let period: CivilDate
    /// What has to happen.
    public let kind: Kind

    /// What has to happen.
    public enum Kind: Sendable, Hashable {
        /// Tell the subscriber that so many percent of the limit are used.
        case notice(percent: Int)
        /// Charge the blocks from `first` to `last`, counted from 1 in each period.
        case charge(first: Int64, last: Int64, block: Int64)
    }

    /// Equal for effects that must happen only once. The caller puts the service in front.
    public var key: String {
        let subject = "fair-use/\(rule)/\(limit.keyText)/\(period)/"
        return switch kind {
        case .notice(let percent): subject + "notice-\(percent)"
        case .charge(let first, let last, _): subject + "blocks-\(first)-\(last)"
        }
    }
}

extension UsageLimit {
    fileprivate var keyText: String {
        switch period {
        case .day: "day-\(measure.rawValue)-\(threshold)"
        case .week: "week-\(measure.rawValue)-\(threshold)"
        case .month: "month-\(measure.rawValue)-\(threshold)"
        case .rolling(let days): "\(days)-days-\(measure.rawValue)-\(threshold)"
        }
    }
}
