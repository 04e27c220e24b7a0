// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
import WebServer

/// Finds out whether addresses can be listened on, by binding them all for a moment.
enum PortProbe {
    /// What the system said to each address that cannot be bound.
    static func failures(_ addresses: [ListenAddress]) -> [(address: ListenAddress, failure: PortFailure)] {
        // All stay bound until the end, so that two addresses that exclude each other are noticed.
        var descriptors: [Int32] = []
        defer { descriptors.forEach { close($0) } }
        var failures: [(ListenAddress, PortFailure)] = []
        for address in addresses {
            switch bound(address) {
            case .success(let descriptor): descriptors.append(descriptor)
            case .failure(let failure): failures.append((address, failure))
            }
        }
        return failures
    }

    private static func bound(_ listen: ListenAddress) -> Result<Int32, PortFailure> {
        let family = listen.address.family == .v6 ? AF_INET6 : AF_INET
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return .failure(PortFailure(errno: errno)) }
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
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
