// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// A plan's fair-use policy under the clocks of a zone. A class, so that its lines share it by one reference.
final class FairUsePlan: Sendable {
    let id: PlanID
    let stamp: FairUsePolicies.Stamp
    let terms: FairUseTerms

    var planRates: Rates { stamp.rates }

    init(_ id: PlanID, _ stamp: FairUsePolicies.Stamp, _ terms: FairUseTerms) {
        self.id = id
        self.stamp = stamp
        self.terms = terms
    }
}

extension FairUseTerms {
    /// A document made ready for lines whose company has this zone.
    convenience init(_ document: FairUseDocument, rates: Rates, companyZone: String) throws {
        let zone = try ZoneDatabase().rules(named: document.zone ?? companyZone)
        let calendar = FairUseCalendar(zone: zone, weekStart: document.weekStart, billingDay: document.billingDay)
        self.init(
            try CompiledFairUse(document.with(rates: rates).policy, calendar: calendar), cap: document.cap)
    }
}
