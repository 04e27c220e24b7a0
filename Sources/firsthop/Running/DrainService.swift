// SPDX-License-Identifier: Apache-2.0

import Logging
import ServiceLifecycle
import WebServer

/// The first to hear that the program stops: makes `/ready` say no and waits a while before the listeners close.
///
/// Services stop in the reverse of their order, each only when the one behind it has ended: this one stands last.
struct DrainService: Service {
    let readiness: Readiness
    let notice: Duration
    let logger: Logger

    func run() async throws {
        // Ends early only when the group is torn down because another service failed.
        try? await gracefulShutdown()
        readiness.beginDraining()
        logger.log(.stopping)
        try? await Task.sleep(for: notice)
    }
}
