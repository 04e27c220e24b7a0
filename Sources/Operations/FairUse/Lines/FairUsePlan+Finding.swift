// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

extension FairUsePlan {
    /// The policy of one line; nil when its plan has none.
    static func find(of service: ServiceID, in database: Database) throws -> FairUsePlan? {
        let found = try database.first(
            """
            SELECT f.plan_id, f.version, p.down, p.up, f.document, m.billing_zone, s.access_kind
            FROM internet_service s JOIN plan p ON p.id = s.plan_id JOIN fair_use_policy f ON f.plan_id = p.id
                JOIN customer c ON c.id = s.customer_id JOIN company m ON m.id = c.company_id
            WHERE s.id = $1 AND s.state <> 'archived'
            """, .id(service)
        ) { row in
            let kind: AccessKind = try row.word(6)
            let stamp = FairUsePolicies.Stamp(version: try row.integer(1), rates: try row.rates(2))
            return (
                plan: try row.id(0) as PlanID, stamp: stamp, document: try row.text(4), zone: try row.text(5),
                hasFairUse: kind.carriesDelegation
            )
        }
        guard let found, found.hasFairUse else { return nil }
        let terms = try FairUseTerms(
            try FairUseDocument(json: found.document), rates: found.stamp.rates, companyZone: found.zone)
        return FairUsePlan(found.plan, found.stamp, terms)
    }
}
