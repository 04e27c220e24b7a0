// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// A port from which requests leave, and where their answers come in.
///
/// Belongs to one thread.
final class ControlSocket {
    let descriptor: Int32
    private let name = UnsafeMutableRawPointer.allocate(byteCount: SocketName.stride, alignment: 16)

    /// - Parameter port: owned from here on.
    init(_ port: OpenPort) {
        descriptor = port.descriptor
    }

    deinit {
        close(descriptor)
        name.deallocate()
    }

    /// Hands a packet to the system. It may be lost like any datagram: what is not answered is sent again.
    func send(_ octets: [UInt8], to router: RadiusEndpoint) {
        let length = SocketName.write(router, to: name)
        _ = sendto(
            descriptor, octets, octets.count, Int32(MSG_DONTWAIT), name.assumingMemoryBound(to: sockaddr.self), length)
    }

    /// The next datagram in `room` and who sent it; nil when there is none.
    func receive(into room: UnsafeMutableRawBufferPointer) -> (octets: [UInt8], sender: RadiusEndpoint)? {
        // An error concerns a single earlier datagram; the next may be there.
        for _ in 0..<Self.errorsInARow {
            var length = socklen_t(SocketName.stride)
            let count = recvfrom(
                descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT),
                name.assumingMemoryBound(to: sockaddr.self), &length)
            if count >= 0, let sender = SocketName.endpoint(at: name) { return ([UInt8](room[..<count]), sender) }
            if count < 0, errno == EAGAIN { return nil }
        }
        return nil
    }

    private static let errorsInARow = 8
}
