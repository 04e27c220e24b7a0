// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Logging
import Operations
import Storage

/// Loads the demo provider on the first start with `--demo`.
enum DemoLoading {
    /// - Returns: false when the database holds a provider already; it is left alone then.
    static func load(_ plan: DemoPlan, into provider: OpenedProvider, logger: Logger) async throws -> Bool {
        guard let loaded = try await provider.store.perform(LoadDemoProvider(plan: plan, sealer: provider.sealer))
        else { return false }
        logger.log(
            .demoLoaded,
            ["plan": "\(plan.name)", "customers": "\(loaded.customers)", "delegations": "\(loaded.delegations)"])
        return true
    }
}
