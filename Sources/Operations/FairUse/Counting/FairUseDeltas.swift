// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// What lines with a fair-use policy used, reading by reading in the order of arrival.
struct FairUseDeltas {
    let roster: FairUseRoster
    private(set) var lines: [ServiceID: [UsageDelta]] = [:]

    init(_ roster: FairUseRoster = FairUseRoster()) {
        self.roster = roster
    }

    /// Adds what a session used between two records: the same octets and seconds that its quarters of an hour get.
    mutating func add(_ amount: UsageAmount, service: ServiceID?, over spread: UsageSpread) {
        guard !roster.isEmpty, let service, roster[service] != nil else { return }
        lines[service, default: []].append(spread.delta(of: amount))
    }

    /// Each line with its policy, in the order of their numbers.
    func sorted() -> [(service: ServiceID, plan: FairUsePlan, deltas: [UsageDelta])] {
        lines.keys.sorted().compactMap { service in
            roster[service].map { (service: service, plan: $0, deltas: lines[service] ?? []) }
        }
    }
}

extension UsageSpread {
    /// The whole of it as fair use counts it.
    func delta(of amount: UsageAmount) -> UsageDelta {
        let amount = fitting(amount)
        // A router may claim any number of octets; more than this is taken as this, as in the quarters' tables.
        return UsageDelta(
            from: Timestamp(microseconds: start), to: Timestamp(microseconds: end),
            FairUseAmount(
                down: min(amount.octets.down, UsageRows.largest), up: min(amount.octets.up, UsageRows.largest),
                seconds: amount.seconds))
    }
}
