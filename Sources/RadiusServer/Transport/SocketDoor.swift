// SPDX-License-Identifier: Apache-2.0

import CDatagrams
import Glibc

/// A UDP socket read and written in batches: one system call for up to ``batch`` datagrams each way.
///
/// Each worker has a socket of its own on every endpoint (`SO_REUSEPORT`); the system spreads the NASes over them by
/// address and port, so that the repetitions of a request reach the worker that answered it.
///
/// Belongs to one thread.
final class SocketDoor: DatagramDoor {
    /// Datagrams in one call. More than 64 gained nothing measurable and delays the first of them.
    static let batch = 64

    let descriptor: Int32
    let purpose: DoorPurpose
    private let hasControl: Bool
    private let headers: UnsafeMutablePointer<mmsghdr>
    private let vectors: UnsafeMutablePointer<iovec>

    /// - Parameter socket: owned from here on.
    init(_ socket: BoundSocket, for purpose: DoorPurpose) {
        descriptor = socket.descriptor
        self.purpose = purpose
        hasControl = socket.saysLocalAddress
        headers = .allocate(capacity: Self.batch)
        headers.initialize(repeating: mmsghdr(), count: Self.batch)
        vectors = .allocate(capacity: Self.batch)
        vectors.initialize(repeating: iovec(), count: Self.batch)
    }

    deinit {
        close(descriptor)
        headers.deallocate()
        vectors.deallocate()
    }

    func receive(into pool: DatagramPool, atMost limit: Int) -> Int {
        let wanted = min(limit, Self.batch, pool.freeCount)
        for index in 0..<wanted {
            guard let slot = pool.freeSlot(index) else { break }
            let room = pool.room(slot)
            vectors[index] = iovec(iov_base: room.baseAddress, iov_len: room.count)
            var header = msghdr()
            header.msg_name = pool.name(slot)
            header.msg_namelen = socklen_t(SocketName.stride)
            header.msg_iov = vectors + index
            header.msg_iovlen = 1
            if hasControl {
                header.msg_control = pool.control(slot)
                header.msg_controllen = LocalAddress.stride
            }
            headers[index].msg_hdr = header
        }
        guard wanted > 0 else { return 0 }
        let received = recvmmsg(descriptor, headers, UInt32(wanted), Int32(MSG_DONTWAIT), nil)
        // Errors of a datagram socket concern a single earlier datagram or mean that nothing is there.
        guard received > 0 else { return 0 }
        for index in 0..<min(Int(received), wanted) {
            guard let slot = pool.freeSlot(index) else { break }
            pool[slot].length = Int(headers[index].msg_len)
            pool[slot].nameLength = headers[index].msg_hdr.msg_namelen
            pool[slot].controlLength = hasControl ? Int(headers[index].msg_hdr.msg_controllen) : 0
        }
        return Int(received)
    }

    func send(_ letters: inout [Letter]) {
        var first = 0
        while first < letters.count {
            let count = prepare(letters, first: first)
            let sent = sendmmsg(descriptor, headers, UInt32(count), Int32(MSG_DONTWAIT))
            guard sent > 0 else {
                // The first one cannot be sent; the others still may.
                first += 1
                continue
            }
            for index in first..<(first + Int(sent)) { letters[index].isSent = true }
            first += Int(sent)
        }
    }

    /// Describes the letters from `first` on to the system and returns how many it described.
    private func prepare(_ letters: [Letter], first: Int) -> Int {
        let count = min(letters.count - first, Self.batch)
        for index in 0..<count {
            let letter = letters[first + index]
            vectors[index] = iovec(iov_base: letter.octets.baseAddress, iov_len: letter.octets.count)
            var header = msghdr()
            header.msg_name = letter.name
            header.msg_namelen = letter.nameLength
            header.msg_iov = vectors + index
            header.msg_iovlen = 1
            if hasControl {
                let length = LocalAddress.prepareToSend(letter.control, length: letter.controlLength)
                if length > 0 {
                    header.msg_control = letter.control
                    header.msg_controllen = length
                }
            }
            headers[index].msg_hdr = header
        }
        return count
    }
}
