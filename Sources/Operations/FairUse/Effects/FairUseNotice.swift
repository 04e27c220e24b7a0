// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import Foundation
import ProviderValues

/// What a subscriber is to be told about usage: the payload of a message in the outbox.
public struct FairUseNotice: Sendable, Hashable, Codable {
    /// The rule that it is about; nil for a top-up that was bought without asking.
    public let rule: String?
    /// So much of the limit is used.
    public let percent: Int?
    /// Octets or seconds: the limit, or the top-up.
    public let amount: Int64
    public let measure: UsageMeasure
    /// The first day of the period, as YYYY-MM-DD.
    public let period: String
    /// Which automatic top-up of the billing month it is.
    public let number: Int?

    /// The outbox's word for such messages.
    static let kind = "fair_use_notice"

    /// Nil for an effect that the subscriber is not told of.
    init?(_ effect: FairUseLineEffect) {
        switch effect {
        case .rule(let effect):
            guard case .notice(let percent) = effect.kind else { return nil }
            (rule, self.percent, number) = (effect.rule, percent, nil)
            (amount, measure, period) = (effect.limit.threshold, effect.limit.measure, "\(effect.period)")
        case .cap(.automaticTopUp(let octets, let number), let start):
            (rule, percent, self.number) = (nil, nil, number)
            (amount, measure, period) = (octets, .total, "\(start)")
        case .cap(.charge, _): return nil
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
