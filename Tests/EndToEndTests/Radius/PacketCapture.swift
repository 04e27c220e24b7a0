// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes datagrams as a capture that network tools read: libpcap's file format with bare IPv4 packets.
struct PacketCapture {
    /// RADIUS's port, by which tools know what they see.
    private static let server: UInt16 = 1812
    private static let client: UInt16 = 40000
    private static let bareIP: UInt32 = 101

    private var bytes: [UInt8] = []

    init() {
        // Magic number, version 2.4, no zone, no precision, the longest packet, the link type (the host's byte order).
        append(0xa1b2_c3d4 as UInt32)
        append(2 as UInt16)
        append(4 as UInt16)
        for number in [0, 0, 65_535, Self.bareIP] as [UInt32] { append(number) }
    }

    /// Adds a datagram, one second after the last, from a client to the server or back.
    mutating func add(_ datagram: [UInt8], toServer: Bool) {
        let packet = Self.packet(datagram, toServer: toServer)
        append(UInt32(bytes.count))
        append(0 as UInt32)
        append(UInt32(packet.count))
        append(UInt32(packet.count))
        bytes += packet
    }

    func write(to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number) { bytes += $0 }
    }

    private static func packet(_ datagram: [UInt8], toServer: Bool) -> [UInt8] {
        let ports = toServer ? [client, server] : [server, client]
        let udp = ports + [UInt16(datagram.count + 8), 0]
        let total = UInt16(datagram.count + 28)
        // Version and length, total, no fragment, hops 64 and protocol 17, no checksum, 127.0.0.1 twice.
        let ip: [UInt16] = [0x4500, total, 0, 0, 0x4011, 0, 0x7f00, 1, 0x7f00, 1]
        return (ip + udp).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] } + datagram
    }
}
