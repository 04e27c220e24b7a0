// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
import WebServer

/// The C structure for an address and port.
enum SocketAddressBytes {
    static func with<Result>(
        _ listen: ListenAddress, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        switch listen.address {
        case .v4(let address):
            var structure = sockaddr_in()
            structure.sin_family = sa_family_t(AF_INET)
            structure.sin_port = listen.port.bigEndian
            structure.sin_addr.s_addr = address.bits.bigEndian
            return pass(&structure, body)
        case .v6(let address):
            var structure = sockaddr_in6()
            structure.sin6_family = sa_family_t(AF_INET6)
            structure.sin6_port = listen.port.bigEndian
            withUnsafeMutableBytes(of: &structure.sin6_addr) { target in
                withUnsafeBytes(of: address.bits.bigEndian) { target.copyMemory(from: $0) }
            }
            return pass(&structure, body)
        }
    }

    private static func pass<Structure, Result>(
        _ structure: inout Structure, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafePointer(to: &structure) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<Structure>.size))
            }
        }
    }
}
