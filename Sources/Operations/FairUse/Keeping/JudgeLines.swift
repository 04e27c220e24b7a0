// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Judges lines by the clock: what they have used has not changed, but the time, their plan or its policy has.
struct JudgeLines: Verb {
    let services: [ServiceID]
    let roster: FairUseRoster

    var locks: [StoreLock] { [.sessions] }

    func perform(_ transaction: Transaction) throws {
        let database = transaction.database
        var roster = roster
        _ = try roster.refresh(in: database)
        let services = Set(services).sorted()
        let lines = FairUseLines(transaction: transaction)
        try lines.settle(services.compactMap { service in roster[service].map { (service, $0, []) } })
        let gone = services.filter { roster[$0] == nil }
        guard !gone.isEmpty else { return }
        let states = try FairUseStateRows.load(gone, in: database)
        for (service, state) in states where state.isFelt(after: nil) {
            transaction.record(.changed, .internetService, service.value)
        }
        try FairUseStateRows.remove(states.keys.sorted(), in: database)
    }
}
