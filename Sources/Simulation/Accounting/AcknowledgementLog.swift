// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file with one line for every acknowledged request, in the order of the acknowledgements:
/// `session,status,seconds,down,up`. What stands in it a server must know, whatever has happened to it since.
final class AcknowledgementLog {
    private let descriptor: Int32
    private let path: String
    private var pending: [UInt8] = []

    /// Begins a new file, or empties the one that is there.
    init(_ path: String) throws(LoadError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.error(path) }
        pending.append(contentsOf: "session,status,seconds,down,up\n".utf8)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func append(_ event: SessionEvent, of subscriber: Int, in sessions: SessionName) throws(LoadError) {
        let counters = SessionCounters(subscriber: subscriber, step: event.step)
        sessions.append(subscriber: subscriber, life: event.life, to: &pending)
        pending.append(
            contentsOf: ",\(event.kind),\(counters.seconds),\(counters.down),\(counters.up)\n".utf8)
        if pending.count > Self.most { try flush() }
    }

    /// Hands all lines to the system.
    func flush() throws(LoadError) {
        var written = 0
        while written < pending.count {
            let count = pending.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.error(path) }
            written += count
        }
        pending.removeAll(keepingCapacity: true)
    }

    private static func error(_ path: String) -> LoadError {
        .file(path: path, reason: String(cString: strerror(errno)))
    }

    private static let most = 64 * 1024
}
