// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Sends one datagram to a port of 127.0.0.1 and takes the answer.
enum LoopbackExchange {
    /// Blocks for at most ten seconds; then, and when nobody listens, it throws.
    static func answer(to request: [UInt8], port: UInt16) throws -> [UInt8] {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let connected = withUnsafeBytes(of: &name) { bytes in
            connect(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
        guard connected == 0 else { throw LoopbackError("connect to", port) }
        guard send(descriptor, request, request.count, 0) == request.count else {
            throw LoopbackError("send to", port)
        }
        var answer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &answer, answer.count, 0)
        guard count >= 0 else { throw LoopbackError("wait for an answer of", port) }
        return Array(answer.prefix(count))
    }
}

extension LoopbackExchange {
    /// Sends one datagram to a port of 127.0.0.1 from another address of this machine, and waits for nothing.
    static func post(_ datagram: [UInt8], to port: UInt16, from source: String) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        var from = name(inet_addr(source), port: 0)
        var to = name(INADDR_LOOPBACK.bigEndian, port: port)
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeBytes(of: &from) { bytes in
            bind(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), length)
        }
        guard bound == 0 else { throw LoopbackError("send from \(source) to", port) }
        let sent = withUnsafeBytes(of: &to) { bytes in
            sendto(
                descriptor, datagram, datagram.count, 0, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                length)
        }
        guard sent == datagram.count else { throw LoopbackError("send to", port) }
    }

    private static func name(_ address: in_addr_t, port: UInt16) -> sockaddr_in {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = address
        return name
    }
}

/// A datagram could not be sent, or was not answered.
struct LoopbackError: Error, CustomStringConvertible {
    let description: String

    init(_ attempt: String, _ port: UInt16) {
        description = "could not \(attempt) 127.0.0.1:\(port): \(String(cString: strerror(errno)))"
    }
}
