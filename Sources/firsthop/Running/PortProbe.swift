// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
import WebServer

/// Finds out whether addresses can be listened on, by binding them all for a moment.
enum PortProbe {
    /// What is listened for.
    enum Transport {
        case tcp
        case udp

        fileprivate var socketType: Int32 {
            switch self {
            case .tcp: Int32(SOCK_STREAM.rawValue)
            case .udp: Int32(SOCK_DGRAM.rawValue)
            }
        }
    }

    /// What the system said to each address that cannot be bound.
    static func failures(
        _ addresses: [ListenAddress], for transport: Transport
    ) -> [(address: ListenAddress, failure: PortFailure)] {
        // All stay bound until the end, so that two addresses that exclude each other are noticed.
        var descriptors: [Int32] = []
        defer { descriptors.forEach { close($0) } }
        var failures: [(ListenAddress, PortFailure)] = []
        for address in addresses {
            switch bound(address, transport) {
            case .success(let descriptor): descriptors.append(descriptor)
            case .failure(let failure): failures.append((address, failure))
            }
        }
        return failures
    }

    private static func bound(_ listen: ListenAddress, _ transport: Transport) -> Result<Int32, PortFailure> {
        let family = listen.address.family == .v6 ? AF_INET6 : AF_INET
        let descriptor = socket(family, transport.socketType | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return .failure(PortFailure(errno: errno)) }
        var reuse: Int32 = 1
        // Lets a connection of the last run linger; for datagrams it would let two programs share a port.
        if transport == .tcp {
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        }
        if listen.address.family == .v6 {
            var only: Int32 = transport == .udp ? 1 : 0
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &only, socklen_t(MemoryLayout<Int32>.size))
        }
        guard SocketAddressBytes.with(listen, { bind(descriptor, $0, $1) }) == 0 else {
            let failure = PortFailure(errno: errno)
            close(descriptor)
            return .failure(failure)
        }
        return .success(descriptor)
    }
}

/// Why an address cannot be listened on.
struct PortFailure: Error, Equatable {
    let errno: Int32

    /// The machine lacks the address or its whole family, as containers often lack IPv6.
    var isMissingAddress: Bool { errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT }

    var isTaken: Bool { errno == EADDRINUSE }

    /// The system's words.
    var words: String { String(cString: strerror(errno)) }
}
