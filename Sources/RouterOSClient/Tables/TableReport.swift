// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// What came of bringing a menu to what it shall be.
struct TableReport: Sendable {
    /// What was to be written, or would be.
    let plan: TablePlan
    /// The first thing that went wrong for a token.
    private(set) var faults: [OwnershipToken: RouterFault] = [:]
    /// What reading back shows to be missing still.
    private(set) var remaining: [OwnershipToken: Int] = [:]
    /// Why nothing could be read back.
    var unverified: RouterFault?

    init(plan: TablePlan) {
        self.plan = plan
    }

    mutating func note(_ faults: [(TableChange, RouterFault)]) {
        for (change, fault) in faults where self.faults[change.token] == nil { self.faults[change.token] = fault }
    }

    mutating func verify(_ after: TablePlan) {
        remaining = Dictionary(grouping: after.changes, by: \.token).mapValues(\.count)
    }

    /// How many rows were written for a token, all going well.
    func changes(of token: OwnershipToken) -> Int {
        plan.changes.count { $0.token == token }
    }
}
