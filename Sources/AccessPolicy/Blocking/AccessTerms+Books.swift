// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension AccessTerms {
    /// Why the books keep the line from being online, whoever asks and from where; nil when they do not.
    ///
    /// The same order as in a decision: the service, the customer, then what holds the line back.
    public var bookReason: BlockReason? {
        guard serviceState == .active else { return .serviceNotActive }
        switch customerState {
        case .active: return hold
        case .blocked: return customerBlock ?? .customerNotActive
        case .new, .inactive: return .customerNotActive
        }
    }

    /// Why a blocked customer is blocked, as far as it is known: it arrives as the hold of each of their lines.
    var customerBlock: BlockReason? {
        hold.flatMap { CustomerStanding.possibleReasons.contains($0) ? $0 : nil }
    }
}
