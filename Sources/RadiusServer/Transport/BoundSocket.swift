// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// A UDP socket that is bound and ready, not yet read by anybody.
struct BoundSocket {
    /// Whoever takes the socket closes it.
    let descriptor: Int32
    /// Where it really is, which matters when port 0 was asked for.
    let endpoint: RadiusEndpoint
    /// Whether the system says for every datagram which address was asked: only where several could have been.
    let saysLocalAddress: Bool

    /// Binds to an endpoint that others of this program may be bound to, too.
    init(to endpoint: RadiusEndpoint) throws(ListenFailure) {
        let family = endpoint.address.family == .v6 ? AF_INET6 : AF_INET
        let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw ListenFailure(endpoint: endpoint, call: "socket", errno: errno) }
        do throws(ListenFailure) {
            try Self.prepare(descriptor, family: family, for: endpoint)
            self.endpoint = try Self.bound(descriptor, to: endpoint)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        saysLocalAddress = endpoint.isWildcard
    }

    private static func prepare(
        _ descriptor: Int32, family: Int32, for endpoint: RadiusEndpoint
    ) throws(ListenFailure) {
        func set(_ level: Int32, _ option: Int32, _ value: Int32, _ name: String) throws(ListenFailure) {
            var value = value
            guard setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0 else {
                throw ListenFailure(endpoint: endpoint, call: "setsockopt \(name)", errno: errno)
            }
        }
        try set(SOL_SOCKET, SO_REUSEPORT, 1, "SO_REUSEPORT")
        if family == AF_INET6 {
            // IPv4 has sockets of its own, so that its addresses are not written as IPv6 ones.
            try set(Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1, "IPV6_V6ONLY")
        }
        // As much as the system allows: it halves what is asked for beyond its limit without an error.
        try set(SOL_SOCKET, SO_RCVBUF, receiveBufferBytes, "SO_RCVBUF")
        if endpoint.isWildcard, !LocalAddress.request(descriptor, family: family) {
            throw ListenFailure(endpoint: endpoint, call: "setsockopt PKTINFO", errno: errno)
        }
    }

    private static func bound(
        _ descriptor: Int32, to endpoint: RadiusEndpoint
    ) throws(ListenFailure) -> RadiusEndpoint {
        let name = UnsafeMutableRawPointer.allocate(byteCount: SocketName.stride, alignment: 16)
        defer { name.deallocate() }
        let length = SocketName.write(endpoint, to: name)
        let address = name.assumingMemoryBound(to: sockaddr.self)
        guard bind(descriptor, address, length) == 0 else {
            throw ListenFailure(endpoint: endpoint, call: "bind", errno: errno)
        }
        var written = socklen_t(SocketName.stride)
        guard getsockname(descriptor, address, &written) == 0 else {
            throw ListenFailure(endpoint: endpoint, call: "getsockname", errno: errno)
        }
        return SocketName.endpoint(at: name) ?? endpoint
    }

    /// Holds some thousands of requests, so that a pause of a few milliseconds loses none; more would only be answered
    /// after the NAS has given up.
    private static let receiveBufferBytes: Int32 = 4 << 20
}
