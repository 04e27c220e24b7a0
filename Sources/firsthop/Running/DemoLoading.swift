// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Logging
import Operations
import Storage

/// Loads the demo provider on the first start with `--demo`.
enum DemoLoading {
    /// - Returns: who can log in; nil when the database holds a provider already, which is left alone then.
    static func load(_ plan: DemoPlan, into provider: OpenedProvider, logger: Logger) async throws -> [DemoLogin]? {
        guard let loaded = try await provider.store.perform(LoadDemoProvider(plan: plan, sealer: provider.sealer))
        else { return nil }
        logger.log(
            .demoLoaded,
            ["plan": "\(plan.name)", "customers": "\(loaded.customers)", "delegations": "\(loaded.delegations)"])
        return loaded.logins
    }
}
