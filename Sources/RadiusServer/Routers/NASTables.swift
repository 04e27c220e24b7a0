// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import Synchronization

/// Compiles the table of NASes once for all workers whenever the directory's NASes have changed.
final class NASTables: Sendable {
    private let current = Mutex<NASTable?>(nil)

    /// The table of a directory. The worker that asks first after a change compiles it; a thousand NASes take milliseconds.
    func table(of directory: AccessDirectory) -> NASTable {
        current.withLock { current in
            if let table = current, table.generation == directory.routersGeneration { return table }
            let table = NASTable(directory.nases, generation: directory.routersGeneration, earlier: current)
            current = table
            return table
        }
    }
}
