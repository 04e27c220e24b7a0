// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Waits until one of several sockets has something to read.
struct SocketSet {
    private var wanted: [pollfd]

    init(_ sockets: [LoadSocket]) {
        wanted = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    }

    /// Waits for whole milliseconds, which is what the system can do; returns at once for less.
    mutating func wait(nanoseconds: Int64) {
        let milliseconds = Int32(clamping: nanoseconds / 1_000_000)
        if milliseconds > 0 { poll(&wanted, UInt(wanted.count), milliseconds) }
    }
}
