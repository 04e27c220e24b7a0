// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A UDP socket on a free port of ::1, closed when nothing refers to it any more.
public final class LoopbackSocket: Sendable {
    public let descriptor: Int32
    public let port: UInt16

    public init() throws {
        descriptor = socket(AF_INET6, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var name = Self.name(0)
        var length = Self.nameLength
        let descriptor = descriptor
        let isBound = withUnsafeMutableBytes(of: &name) { bytes in
            let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            return bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
        }
        guard isBound else { throw SystemError("bind a socket of ::1", code: errno) }
        port = name.sin6_port.bigEndian
    }

    deinit { close(descriptor) }

    /// The next datagram, up to 4,096 octets of it, and the port that it came from; nil when none is there, or when the
    /// socket was shut down.
    public func receive(waiting: Bool) -> (octets: [UInt8], from: UInt16)? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        var peer = sockaddr_in6()
        var length = Self.nameLength
        let count = withUnsafeMutableBytes(of: &peer) { name in
            recvfrom(
                descriptor, &buffer, buffer.count, waiting ? 0 : Int32(MSG_DONTWAIT),
                name.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        guard count > 0 else { return nil }
        return (Array(buffer.prefix(count)), peer.sin6_port.bigEndian)
    }

    /// Sends to a port of ::1.
    public func send(_ octets: [UInt8], to port: UInt16) {
        var name = Self.name(port)
        _ = withUnsafeBytes(of: &name) { name in
            sendto(
                descriptor, octets, octets.count, 0, name.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                Self.nameLength)
        }
    }

    /// Wakes who waits in ``receive(waiting:)``.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private static func name(_ port: UInt16) -> sockaddr_in6 {
        var name = sockaddr_in6()
        name.sin6_family = sa_family_t(AF_INET6)
        name.sin6_port = port.bigEndian
        name.sin6_addr = in6addr_loopback
        return name
    }

    private static let nameLength = socklen_t(MemoryLayout<sockaddr_in6>.size)
}
