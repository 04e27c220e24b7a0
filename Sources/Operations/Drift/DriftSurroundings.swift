// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What all routers' lines are compared by.
struct DriftSurroundings {
    let directory: AccessDirectory
    let prices: PlanPrices
    let owners: LineOwners
    let now: Timestamp
    /// What lines are called.
    var names: [ServiceID: String] = [:]

    func name(of service: ServiceID, or userName: [UInt8]) -> String {
        names[service] ?? String(decoding: userName, as: UTF8.self)
    }
}
