// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Everything that decides how the lines of one router share it.
public struct ContentionScene: Sendable, Hashable {
    public var router: ContentionRouter
    /// The router's sectors, used or not.
    public var sectors: [ContentionSector]
    /// The plans of its lines; others do no harm.
    public var plans: [ContentionPlan]
    public var lines: [ContentionLine]

    public init(
        router: ContentionRouter, sectors: [ContentionSector] = [], plans: [ContentionPlan] = [],
        lines: [ContentionLine] = []
    ) {
        self.router = router
        self.sectors = sectors
        self.plans = plans
        self.lines = lines
    }

    /// The plans by number; of two with one number the first.
    var plansByID: [PlanID: ContentionPlan] {
        Dictionary(plans.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The sector that counts for a line: none where the router's rule leaves sectors out.
    func sector(of line: ContentionLine) -> SectorID? {
        switch router.rule {
        case .plans: nil
        case .sectors: line.sector.flatMap { id in sectors.contains { $0.id == id } ? id : nil }
        }
    }

    /// Whether a line counts as a member.
    func counts(_ line: ContentionLine) -> Bool {
        switch router.counting {
        case .assigned: true
        case .online: line.isOnline
        }
    }
}
