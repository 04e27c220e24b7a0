// SPDX-License-Identifier: Apache-2.0

import Storage

/// What a ``DirectoryFollower`` has just found.
struct DirectoryStep: Sendable {
    /// The directory as it is now.
    let directory: AccessDirectory
    /// Changes that were followed in this step.
    var changes = 0
    /// Secrets that could not be opened in this step.
    var sealingFaults: [SealingError] = []
}
