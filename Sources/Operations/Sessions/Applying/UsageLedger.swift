// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What is to be added to usage, by quarter of an hour and service.
struct UsageLedger {
    /// A row of a month's table. Sorted by quarter and then service, as the tables are.
    struct Key: Hashable, Comparable {
        let quarter: Int64
        /// 0 for sessions of no service of ours.
        let service: Int64

        static func < (left: Key, right: Key) -> Bool {
            left.quarter == right.quarter ? left.service < right.service : left.quarter < right.quarter
        }
    }

    private(set) var amounts: [Key: UsageAmount] = [:]

    mutating func reserve(_ count: Int) {
        amounts.reserveCapacity(count)
    }

    /// Adds what a session used between two records.
    mutating func add(_ amount: UsageAmount, service: ServiceID?, over spread: UsageSpread) {
        spread.forEach(amount) { quarter, part in
            amounts[Key(quarter: quarter, service: service?.value ?? 0), default: UsageAmount()].add(part)
        }
    }
}
