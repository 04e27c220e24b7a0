// SPDX-License-Identifier: Apache-2.0

import CDatagrams
import Glibc
import RadiusCodec

/// Memory for the datagrams of one system call. Belongs to one thread.
final class ReceiveBatch {
    static let size = 64

    private let memory: UnsafeMutableRawPointer
    private let headers: UnsafeMutablePointer<mmsghdr>
    private let vectors: UnsafeMutablePointer<iovec>

    init() {
        memory = .allocate(byteCount: Self.size * FramedPacket.longest, alignment: 64)
        headers = .allocate(capacity: Self.size)
        headers.initialize(repeating: mmsghdr(), count: Self.size)
        vectors = .allocate(capacity: Self.size)
        for index in 0..<Self.size {
            let room = memory + index * FramedPacket.longest
            (vectors + index).initialize(to: iovec(iov_base: room, iov_len: FramedPacket.longest))
            headers[index].msg_hdr.msg_iov = vectors + index
            headers[index].msg_hdr.msg_iovlen = 1
        }
    }

    deinit {
        memory.deallocate()
        headers.deallocate()
        vectors.deallocate()
    }

    /// Takes what has come, without waiting, and returns how many datagrams that are.
    func receive(from socket: LoadSocket) -> Int {
        let count = recvmmsg(socket.descriptor, headers, UInt32(Self.size), Int32(MSG_DONTWAIT), nil)
        // An error here concerns an earlier datagram, such as a port that nobody listens on: its request will be lost.
        return max(Int(count), 0)
    }

    /// Calls `body` with the octets of a datagram of the last ``receive(from:)``.
    func withDatagram<Result, Failure: Error>(
        _ index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let index = min(max(index, 0), Self.size - 1)
        let count = min(Int(headers[index].msg_len), FramedPacket.longest)
        let octets = UnsafeRawBufferPointer(start: memory + index * FramedPacket.longest, count: count)
        return try body(Span<UInt8>(_unsafeBytes: octets))
    }
}
