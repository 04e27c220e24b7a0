// SPDX-License-Identifier: Apache-2.0

import CDatagrams
import Glibc

/// Sends runs of one buffer as datagrams, many in one system call. Belongs to one thread.
final class SendBatch {
    static let size = 64

    private let headers: UnsafeMutablePointer<mmsghdr>
    private let vectors: UnsafeMutablePointer<iovec>
    private var ranges: [Range<Int>] = []

    init() {
        headers = .allocate(capacity: Self.size)
        headers.initialize(repeating: mmsghdr(), count: Self.size)
        vectors = .allocate(capacity: Self.size)
        vectors.initialize(repeating: iovec(), count: Self.size)
        for index in 0..<Self.size {
            headers[index].msg_hdr.msg_iov = vectors + index
            headers[index].msg_hdr.msg_iovlen = 1
        }
        ranges.reserveCapacity(Self.size)
    }

    deinit {
        headers.deallocate()
        vectors.deallocate()
    }

    var isEmpty: Bool { ranges.isEmpty }
    var isFull: Bool { ranges.count == Self.size }

    /// Adds a run of the buffer that ``send(from:to:)`` will be given. Nothing happens when the batch is full.
    func append(_ range: Range<Int>) {
        if !isFull { ranges.append(range) }
    }

    /// Sends all and empties the batch. A datagram that the system refuses is left out: it counts as lost later.
    func send(from bytes: UnsafeRawBufferPointer, to socket: LoadSocket) {
        for (index, range) in ranges.enumerated() {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[range])
            vectors[index] = iovec(
                iov_base: UnsafeMutableRawPointer(mutating: piece.baseAddress), iov_len: piece.count)
        }
        var first = 0
        while first < ranges.count {
            let sent = sendmmsg(socket.descriptor, headers + first, UInt32(ranges.count - first), 0)
            first += max(Int(sent), 1)
        }
        ranges.removeAll(keepingCapacity: true)
    }
}
