// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Calls into the operating system that may be interrupted by a signal.
enum SystemCall {
    /// Repeats `body` while it returns -1 with EINTR.
    static func retrying(_ body: () -> Int) -> Int {
        while true {
            let result = body()
            if result != -1 || errno != EINTR { return result }
        }
    }

    /// The system's words for an errno.
    static func message(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
