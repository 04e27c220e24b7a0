// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// What this program is called among those that share a database, for jobs that one of them does at a time.
///
/// It is the same after a restart with the same data directory, so that whoever comes after a program that was killed goes on with its
/// jobs at once instead of waiting until they are given up. A lock on the file that holds the name, which the system takes back when
/// the process ends, says that the former one is gone.
final class NodeName: Sendable {
    let text: String
    /// Holds the lock; nil when another program has it.
    private let descriptor: Int32?

    /// - Parameter folder: the data directory; it exists.
    init(in folder: String) {
        let host = ProcessInfo.processInfo.hostName
        let descriptor = open(folder + "/node-name", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0, let name = Self.name(in: descriptor) else {
            if descriptor >= 0 { close(descriptor) }
            self.descriptor = nil
            text = "\(host) \(UUID().uuidString)"
            return
        }
        self.descriptor = descriptor
        text = "\(host) \(name)"
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// The name in the file, made up where there is none; nil when it can neither be read nor written.
    private static func name(in descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: length)
        let count = pread(descriptor, &bytes, length, 0)
        if count == length { return String(decoding: bytes, as: UTF8.self) }
        let fresh = UUID().uuidString
        guard count >= 0, pwrite(descriptor, fresh, length, 0) == length else { return nil }
        return fresh
    }

    /// Octets of a UUID as text.
    private static let length = 36
}
