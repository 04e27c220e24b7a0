// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The processor time of this process.
enum ProcessorTime {
    /// Seconds of all threads together since the process began: CLOCK_PROCESS_CPUTIME_ID of clock_gettime(2).
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
