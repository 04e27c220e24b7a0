// SPDX-License-Identifier: Apache-2.0

import CDatagrams
import Glibc
import Synchronization

/// Tells a worker that waits for datagrams to look at something else: an `eventfd` beside its sockets.
final class WakeUp: Sendable {
    let descriptor: Int32

    init() throws(ThreadFailure) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard descriptor >= 0 else { throw ThreadFailure(name: "eventfd", errno: errno) }
    }

    deinit { close(descriptor) }

    /// Ends the present or next wait.
    func signal() {
        var one: UInt64 = 1
        // Fails only when the counter is full, and then the worker wakes anyway.
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Takes the signal back, so that the next wait waits.
    func clear() {
        var value: UInt64 = 0
        _ = read(descriptor, &value, MemoryLayout<UInt64>.size)
    }
}
