// SPDX-License-Identifier: Apache-2.0

import CDatagrams
import Glibc

/// A thread of our own, outside Swift's pool: what runs there may block in system calls without holding up any task.
struct WorkerThread {
    private let thread: pthread_t

    /// Starts a thread that runs `body` once.
    ///
    /// - Parameter name: shown by the system's tools; 15 bytes at most.
    init(named name: String, _ body: @escaping @Sendable () -> Void) throws(ThreadFailure) {
        var thread = pthread_t()
        let errorNumber = pthread_create(&thread, nil, runWorkerThread, Unmanaged.passRetained(Body(body)).toOpaque())
        guard errorNumber == 0 else { throw ThreadFailure(name: name, errno: errorNumber) }
        pthread_setname_np(thread, name)
        self.thread = thread
    }

    /// Waits until the body has returned. Call it once.
    func join() { pthread_join(thread, nil) }

    fileprivate final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

/// The C function in which a thread begins.
private func runWorkerThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<WorkerThread.Body>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
}

/// The system would not start another thread.
public struct ThreadFailure: Error, Sendable, Hashable, CustomStringConvertible {
    let name: String
    let errno: Int32

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        "cannot start the thread \(name): \(String(cString: strerror(errno))); "
            + "raise the limit of processes and threads, or configure fewer workers"
    }
}
