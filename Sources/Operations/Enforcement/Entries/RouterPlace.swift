// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// A line at a router.
struct RouterPlace: Hashable, Sendable {
    let nas: NASID
    let service: ServiceID
}

/// A line at a router, and what is being done about what the router's own tables have of it.
struct StoredEntry {
    let place: RouterPlace
    var job: RouterEntryJob
    /// The number of the attempt in which the router was first told what is wanted now; repetitions have the same. nil before it.
    let attempt: Int64?

    /// The number of no attempt.
    static let untold: Int64 = 0
}
