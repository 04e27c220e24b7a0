// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The control message that says which of the machine's addresses a datagram was sent to, turned round so that the answer
/// leaves from there. Without it, a server with several addresses answers from whichever the routing prefers, and the NAS
/// drops the answer.
///
/// RFC 3542 section 6 (`IPV6_PKTINFO`) and Linux's ip(7) (`IP_PKTINFO`). The structures are `cmsghdr` (16 bytes on 64-bit
/// Linux) followed by `in6_pktinfo` (address, interface) or `in_pktinfo` (interface, source to use, address).
enum LocalAddress {
    /// Room for the larger of the two messages.
    static let stride = 64

    private static let headerBytes = 16
    private static let typeOffset = 12
    private static let levelOffset = 8

    /// Asks the system to say it for every datagram.
    static func request(_ descriptor: Int32, family: Int32) -> Bool {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        return family == AF_INET6
            ? setsockopt(descriptor, Int32(IPPROTO_IPV6), receiveIPv6Info, &on, size) == 0
            : setsockopt(descriptor, Int32(IPPROTO_IP), ipv4Info, &on, size) == 0
    }

    /// Makes a received message fit for sending: the interface is left to the routing, except for link-local addresses,
    /// which mean nothing without it.
    ///
    /// - Returns: how many bytes to send along; 0 when the message is none of the two.
    static func prepareToSend(_ control: UnsafeMutableRawPointer, length: Int) -> Int {
        guard length >= headerBytes else { return 0 }
        let level = control.loadUnaligned(fromByteOffset: levelOffset, as: Int32.self)
        let type = control.loadUnaligned(fromByteOffset: typeOffset, as: Int32.self)
        if level == Int32(IPPROTO_IPV6), type == ipv6Info, length >= headerBytes + 20 {
            let first = control.loadUnaligned(fromByteOffset: headerBytes, as: UInt8.self)
            let second = control.loadUnaligned(fromByteOffset: headerBytes + 1, as: UInt8.self)
            let isLinkLocal = first == 0xfe && second & 0xc0 == 0x80
            if !isLinkLocal { control.storeBytes(of: 0, toByteOffset: headerBytes + 16, as: UInt32.self) }
            return headerBytes + 24
        }
        if level == Int32(IPPROTO_IP), type == ipv4Info, length >= headerBytes + 12 {
            control.storeBytes(of: 0, toByteOffset: headerBytes, as: UInt32.self)
            return headerBytes + 16
        }
        return 0
    }

    // Linux's numbers (linux/in.h, linux/in6.h); the headers hide some of them behind macros.
    private static let ipv4Info: Int32 = 8
    private static let receiveIPv6Info: Int32 = 49
    private static let ipv6Info: Int32 = 50
}
