// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// A UDP socket with one peer, closed when nobody has it any more.
final class LoadSocket {
    let descriptor: Int32

    /// - Parameter source: the address to send from; nil for the one that the system chooses.
    init(to address: IPAddress, port: UInt16, from source: IPAddress? = nil) throws(LoadError) {
        let family = address.family == .v6 ? AF_INET6 : AF_INET
        descriptor = socket(family, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Self.error("socket", address) }
        var room: Int32 = Self.bufferBytes
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
        if let source {
            let bound = Self.withName(source, 0) { Glibc.bind(descriptor, $0, $1) }
            guard bound == 0 else { throw Self.error("bind", source) }
        }
        let connected = Self.withName(address, port) { Glibc.connect(descriptor, $0, $1) }
        guard connected == 0 else { throw Self.error("connect", address) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Calls `body` with an address and port as the system has them.
    private static func withName(
        _ address: IPAddress, _ port: UInt16, _ body: (UnsafePointer<sockaddr>?, socklen_t) -> Int32
    ) -> Int32 {
        switch address {
        case .v4(let address):
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            name.sin_addr.s_addr = address.bits.bigEndian
            return withUnsafeBytes(of: &name) { call(body, $0) }
        case .v6(let address):
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_port = port.bigEndian
            withUnsafeMutableBytes(of: &name.sin6_addr) {
                $0.storeBytes(of: address.bits.bigEndian, as: UInt128.self)
            }
            return withUnsafeBytes(of: &name) { call(body, $0) }
        }
    }

    private static func call(
        _ body: (UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ name: UnsafeRawBufferPointer
    ) -> Int32 {
        body(name.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(name.count))
    }

    private static func error(_ call: String, _ address: IPAddress) -> LoadError {
        let number = errno
        return .system(
            call: call, target: address.description, errno: number, reason: String(cString: strerror(number)))
    }

    /// Room for the replies to a window of the largest size.
    private static let bufferBytes: Int32 = 1 << 20
}
