// SPDX-License-Identifier: Apache-2.0

import Glibc

/// How much of a processor the present thread leaves to others that want it.
enum ThreadNiceness {
    /// Has the thread stand back, for good: without privileges nobody may take that back. The threads are those of Dispatch's
    /// default class, where nothing runs that somebody waits for; what makes records durable is of a class of its own.
    ///
    /// - Parameter niceness: of setpriority(2), which on Linux is a thread's; 0 changes nothing.
    static func raise(to niceness: Int) {
        guard niceness > 0 else { return }
        // Fails only when the thread stands further back already.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Int32(clamping: niceness))
    }
}
