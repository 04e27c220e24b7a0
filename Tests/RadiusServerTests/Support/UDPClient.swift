// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
@testable import RadiusServer

/// A router's end of the wire: one UDP socket that sends to the server and waits for its answers.
final class UDPClient {
    private let descriptor: Int32
    /// Where it is.
    let endpoint: RadiusEndpoint

    /// Binds to a free port of an address, so that two clients are two routers.
    init(from address: IPAddress) throws {
        let socket = try BoundSocket(to: RadiusEndpoint(address: address, port: 0))
        descriptor = socket.descriptor
        endpoint = socket.endpoint
    }

    deinit { close(descriptor) }

    func send(_ octets: [UInt8], to server: RadiusEndpoint) throws {
        let name = UnsafeMutableRawPointer.allocate(byteCount: SocketName.stride, alignment: 16)
        defer { name.deallocate() }
        let length = SocketName.write(server, to: name)
        let sent = sendto(descriptor, octets, octets.count, 0, name.assumingMemoryBound(to: sockaddr.self), length)
        guard sent == octets.count else { throw TestFailure("sendto \(server): \(String(cString: strerror(errno)))") }
    }

    /// The next answer and who sent it; nil when none comes within the time.
    func receive(milliseconds: Int32 = 5000) -> (octets: [UInt8], from: RadiusEndpoint)? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) == 1 else { return nil }
        var octets = [UInt8](repeating: 0, count: 8192)
        let name = UnsafeMutableRawPointer.allocate(byteCount: SocketName.stride, alignment: 16)
        defer { name.deallocate() }
        var length = socklen_t(SocketName.stride)
        let count = recvfrom(
            descriptor, &octets, octets.count, 0, name.assumingMemoryBound(to: sockaddr.self), &length)
        guard count >= 0, let source = SocketName.endpoint(at: name) else { return nil }
        return (Array(octets[..<count]), source)
    }
}
