// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Why the terms of a capped plan are refused.
public enum CapFault: Error, Sendable, Hashable {
    case allowanceNotPositive(Int64)
    case measuresTimeOnline
    /// The action gives more, or no rate at all.
    case uselessAction(FairUseAction)
    case negativeBonus(Int64)
    case rolloverOutOfRange(months: Int)
    case topUpNotPositive(Int64)
    case malformedTrigger(percent: Int)
    case topUpsPerMonthOutOfRange(Int)
    case blockNotPositive(Int64)
    /// Both would pay for the same octets.
    case topUpAndCompensation
}

extension CapTerms {
    /// Refuses what can never work.
    public func check() throws(CapFault) {
        guard allowance > 0 else { throw .allowanceNotPositive(allowance) }
        guard measure != .online else { throw .measuresTimeOnline }
        guard action.slowsDown else { throw .uselessAction(action) }
        if let amount = bonus?.amount, amount < 0 { throw .negativeBonus(amount) }
        if let months = rolloverMonths, !TopUpValidity.months.contains(months) {
            throw .rolloverOutOfRange(months: months)
        }
        if let compensation, compensation.block <= 0 { throw .blockNotPositive(compensation.block) }
        guard let automaticTopUp else { return }
        guard compensation == nil else { throw .topUpAndCompensation }
        guard automaticTopUp.size > 0 else { throw .topUpNotPositive(automaticTopUp.size) }
        guard (0...100).contains(automaticTopUp.triggerPercent) else {
            throw .malformedTrigger(percent: automaticTopUp.triggerPercent)
        }
        guard (1...1_000).contains(automaticTopUp.mostPerMonth) else {
            throw .topUpsPerMonthOutOfRange(automaticTopUp.mostPerMonth)
        }
    }
}

extension FairUseAction {
    fileprivate var slowsDown: Bool {
        switch self {
        case .block: true
        case .percent(let percent): (-99 ... -1).contains(percent)
        case .rates(let rates): rates.down > 0 && rates.up > 0
        }
    }
}

extension CapFault: CustomStringConvertible {
    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String { "cannot use the terms of the capped plan: \(reason)" }

    private var reason: String {
        switch self {
        case .allowanceNotPositive(let amount): "it includes \(amount) octets; include more than 0"
        case .measuresTimeOnline: "a cap counts octets; limit time online by a fair-use rule"
        case .uselessAction(let action):
            "its action is \(action); block, take away 1 to 99 percent, or give rates above 0"
        case .negativeBonus(let amount): "its bonus is \(amount) octets; use 0 or more"
        case .rolloverOutOfRange(let months):
            "unused allowance stays for \(months) months; \(TopUpValidity.months.lowerBound) to "
                + "\(TopUpValidity.months.upperBound) are possible"
        case .topUpNotPositive(let size): "an automatic top-up has \(size) octets; give it more than 0"
        case .malformedTrigger(let percent): "an automatic top-up is bought at \(percent) %; write 0 to 100"
        case .topUpsPerMonthOutOfRange(let count): "\(count) automatic top-ups a month; 1 to 1000 are possible"
        case .blockNotPositive(let block): "usage beyond is charged by blocks of \(block) octets; a block is above 0"
        case .topUpAndCompensation:
            "it both buys top-ups and charges for the usage beyond, which would be paid twice; choose one"
        }
    }
}
