// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A TCP port that is free on the loopback addresses.
public enum FreePort {
    /// A port that nothing listened on a moment ago. Another program may take it before the test does, so a program that
    /// can listen on port 0 and tell what it got should do that instead.
    /// - Throws: ``SystemError`` when no socket can be bound to `::1`.
    public static func find() throws(SystemError) -> UInt16 {
        let descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError("open an IPv6 socket", code: errno) }
        defer { close(descriptor) }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(descriptor, plain, length) == 0 && getsockname(descriptor, plain, &length) == 0
            }
        }
        guard result else { throw SystemError("bind a socket to [::1]", code: errno) }
        return UInt16(bigEndian: address.sin6_port)
    }
}
