// SPDX-License-Identifier: Apache-2.0

import Logging
import ServiceLifecycle
import Storage
import WebServer

/// The running program, put together and ready to run.
struct Application: Sendable {
    let provider: ProviderAccess
    let readiness: Readiness
    let services: ServiceGroup

    /// Runs until told to stop or until a part fails, and closes everything.
    ///
    /// - Throws: what the failed part threw.
    func run(logger: Logger) async throws {
        do {
            try await services.run()
        } catch {
            logger.log(.failed, ["error": "\(error)"])
            throw error
        }
        logger.log(.stopped)
    }
}
