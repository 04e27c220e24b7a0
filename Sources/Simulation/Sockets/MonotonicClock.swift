// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The clock that latencies are counted with.
enum MonotonicClock {
    /// Nanoseconds since the machine started.
    static var nanoseconds: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec)
    }
}
