// SPDX-License-Identifier: Apache-2.0

import Logging
import Operations

/// Loads the demo provider on the first start with `--demo`.
enum DemoLoading {
    /// - Returns: false when the database holds a provider already; it is left alone then.
    static func load(into provider: OpenedProvider, logger: Logger) async throws -> Bool {
        false
    }
}
