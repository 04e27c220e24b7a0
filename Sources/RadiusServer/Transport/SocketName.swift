// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// The C structures for an address and a port, read from and written to raw memory.
enum SocketName {
    /// Room for `sockaddr_in6`, the larger of the two, rounded up for alignment.
    static let stride = 32

    /// The endpoint in a structure that the system wrote; nil for a family other than IPv4 and IPv6.
    static func endpoint(at name: UnsafeRawPointer) -> RadiusEndpoint? {
        let port = UInt16(bigEndian: name.loadUnaligned(fromByteOffset: portOffset, as: UInt16.self))
        switch Int32(name.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET:
            let bits = UInt32(bigEndian: name.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
            return RadiusEndpoint(address: .v4(IPv4Address(bits: bits)), port: port)
        case AF_INET6:
            let high = UInt64(bigEndian: name.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            let low = UInt64(bigEndian: name.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
            let bits = UInt128(high) << 64 | UInt128(low)
            return RadiusEndpoint(address: .v6(IPv6Address(bits: bits)), port: port)
        default:
            return nil
        }
    }

    /// Writes the structure of an endpoint into ``stride`` bytes and returns its length.
    static func write(_ endpoint: RadiusEndpoint, to name: UnsafeMutableRawPointer) -> socklen_t {
        memset(name, 0, stride)
        name.storeBytes(of: endpoint.port.bigEndian, toByteOffset: portOffset, as: UInt16.self)
        switch endpoint.address {
        case .v4(let address):
            name.storeBytes(of: sa_family_t(AF_INET), as: sa_family_t.self)
            name.storeBytes(of: address.bits.bigEndian, toByteOffset: 4, as: UInt32.self)
            return socklen_t(MemoryLayout<sockaddr_in>.size)
        case .v6(let address):
            name.storeBytes(of: sa_family_t(AF_INET6), as: sa_family_t.self)
            let (high, low) = (UInt64(truncatingIfNeeded: address.bits >> 64), UInt64(truncatingIfNeeded: address.bits))
            name.storeBytes(of: high.bigEndian, toByteOffset: 8, as: UInt64.self)
            name.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt64.self)
            return socklen_t(MemoryLayout<sockaddr_in6>.size)
        }
    }

    /// The port stands behind the family in both structures.
    private static let portOffset = 2
}
