// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// A UDP socket on a port of its own, not yet used by anybody.
///
/// The system chooses the port, at random: after a restart nobody takes our requests for repetitions of earlier ones, and forgers
/// have to guess it. Unlike the sockets that answer it shares its port with none, so that no answer goes to another one.
struct OpenPort: Sendable {
    /// Whoever takes the port closes it.
    let descriptor: Int32

    init(at source: IPAddress) throws(ControlSourceError) {
        let family = source.family == .v6 ? AF_INET6 : AF_INET
        let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw ControlSourceError(source: source, call: "socket", errno: errno) }
        do throws(ControlSourceError) {
            try Self.prepare(descriptor, family: family, for: source)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func prepare(
        _ descriptor: Int32, family: Int32, for source: IPAddress
    ) throws(ControlSourceError) {
        func set(_ level: Int32, _ option: Int32, _ value: Int32, _ name: String) throws(ControlSourceError) {
            var value = value
            guard setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0 else {
                throw ControlSourceError(source: source, call: "setsockopt \(name)", errno: errno)
            }
        }
        // IPv4 has sockets of its own.
        if family == AF_INET6 { try set(Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1, "IPV6_V6ONLY") }
        // As much as the system allows: it halves what is asked for beyond its limit without an error.
        try set(SOL_SOCKET, SO_RCVBUF, receiveBufferBytes, "SO_RCVBUF")
        let name = UnsafeMutableRawPointer.allocate(byteCount: SocketName.stride, alignment: 16)
        defer { name.deallocate() }
        let length = SocketName.write(RadiusEndpoint(address: source, port: 0), to: name)
        guard bind(descriptor, name.assumingMemoryBound(to: sockaddr.self), length) == 0 else {
            throw ControlSourceError(source: source, call: "bind", errno: errno)
        }
    }

    /// Room for the answers of some hundred routers that all answer at once.
    private static let receiveBufferBytes: Int32 = 1 << 20
}
