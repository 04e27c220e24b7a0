// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The time of day, for Event-Timestamp.
enum WallTime {
    /// Seconds since 1970; RFC 2869 section 5.3 has 32 bits for them.
    static var seconds: UInt32 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return UInt32(truncatingIfNeeded: now.tv_sec)
    }
}
