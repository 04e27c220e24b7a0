// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How long a prefix stays with a service, and who may have it back.
public enum StickyRule {
    /// The holding as it is after its service stopped using it at `now`.
    ///
    /// A static or sticky prefix is kept for `keepDays` days of 24 hours; one that the NAS chose is not ours to keep.
    /// A holding that has already ended stays as it is.
    public static func ended(_ holding: Holding, at now: Timestamp, keepDays: Int) -> Holding {
        guard holding.endedAt == nil else { return holding }
        var ended = holding
        ended.endedAt = now
        switch holding.mode {
        case .static, .sticky:
            let days = max(0, min(keepDays, PoolTerms.keepDaysLimit))
            ended.keptUntil = now.advanced(by: .seconds(days * 86_400))
        case .chosenByNAS:
            ended.keptUntil = now
        }
        return ended
    }

    /// What a service may do with a prefix that is or was held.
    public enum Claim: Hashable, Sendable {
        /// Somebody uses it.
        case inUse

        /// It is kept for this very service, which gets it back.
        case keptForSameService

        /// It is kept for another service of the same customer, who may move it.
        case keptForSameCustomer

        /// It is kept for another customer; free at the given time at the earliest.
        case keptForAnother(until: Timestamp)

        /// Anybody may have it.
        case free
    }

    /// What `service` of `customer` may do with the prefix of `holding` at `now`.
    public static func claim(
        on holding: Holding, by service: ServiceID, of customer: CustomerID, now: Timestamp
    ) -> Claim {
        guard holding.endedAt != nil else { return .inUse }
        guard let until = holding.keptUntil, now < until else { return .free }
        if holding.service == service { return .keptForSameService }
        if holding.customer == customer { return .keptForSameCustomer }
        return .keptForAnother(until: until)
    }
}
