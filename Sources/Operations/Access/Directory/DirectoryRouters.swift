// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import NetworkValues
import ProviderValues

/// The routers, plans and realms of one moment: some hundreds, replaced as a whole when one of them changes.
public final class DirectoryRouters: Sendable {
    /// Every router that is answered, by number.
    public let nases: [NASTerms]
    /// Every plan, by number.
    public let plans: [PlanTerms]
    /// Every realm that has a rule, by number.
    public let realms: [RealmTerms]
    let byAddress: PrefixTable<NASTerms>
    let nasByID: [NASID: NASTerms]
    let planByID: [PlanID: PlanTerms]

    init(nases: [NASTerms], plans: [PlanTerms], realms: [RealmTerms]) {
        self.nases = nases.sorted { $0.id < $1.id }
        self.plans = plans.sorted { $0.id < $1.id }
        self.realms = realms.sorted { $0.id < $1.id }
        let bySource = nases.sorted { $0.source < $1.source }.map { (prefix: $0.source, value: $0) }
        byAddress = PrefixTable(sorted: bySource)
        nasByID = Dictionary(nases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        planByID = Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static let none = DirectoryRouters(nases: [], plans: [], realms: [])
}
