// SPDX-License-Identifier: Apache-2.0

import Operations
import Synchronization

/// A directory that a test exchanges while something reads it.
final class SharedDirectory: Sendable {
    private let directory: Mutex<AccessDirectory>

    init(_ directory: AccessDirectory) { self.directory = Mutex(directory) }

    var current: AccessDirectory { directory.withLock { $0 } }

    func set(_ directory: AccessDirectory) { self.directory.withLock { $0 = directory } }
}
