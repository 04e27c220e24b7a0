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
    /// The control messages of answers, one place each.
    private let controls: UnsafeMutableRawPointer
    private var bundles = LetterBundles()
    /// Whether answers may leave in bundles: until the system says that they cannot.
    private var isBundling = true

    private static let controlStride = LocalAddress.stride + SegmentSize.stride

    /// - Parameter socket: owned from here on.
    init(_ socket: BoundSocket, for purpose: DoorPurpose) {
        descriptor = socket.descriptor
        self.purpose = purpose
        hasControl = socket.saysLocalAddress
        headers = .allocate(capacity: Self.batch)
        headers.initialize(repeating: mmsghdr(), count: Self.batch)
        vectors = .allocate(capacity: Self.batch)
        vectors.initialize(repeating: iovec(), count: Self.batch)
        controls = .allocate(byteCount: Self.batch * Self.controlStride, alignment: 16)
    }

    deinit {
        close(descriptor)
        headers.deallocate()
        vectors.deallocate()
        controls.deallocate()
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
        for first in stride(from: 0, to: letters.count, by: Self.batch) {
            let range = first..<min(first + Self.batch, letters.count)
            guard let refused = transmit(&letters, in: range) else { continue }
            isBundling = false
            _ = transmit(&letters, in: range)
            // What leaves alone but not in a bundle shows that a network card cannot do it: nobody tries again.
            isBundling = !letters[refused].isSent
        }
    }

    /// Sends what has not left yet, up to a bundle that the system refuses.
    ///
    /// - Returns: a letter of that bundle; nil when none was refused.
    private func transmit(_ letters: inout [Letter], in range: Range<Int>) -> Int? {
        bundles.sort(letters, in: range, isBundling: isBundling)
        for bundle in 0..<bundles.count { describe(bundle, of: letters) }
        var first = 0
        while first < bundles.count {
            let sent = sendmmsg(descriptor, headers + first, UInt32(bundles.count - first), Int32(MSG_DONTWAIT))
            guard sent > 0 else {
                let isRefused = errno == EIO || errno == EINVAL || errno == EMSGSIZE
                if isRefused, bundles[first].count > 1 { return bundles.places[bundles[first].lowerBound] }
                // The first one cannot be sent; the others still may.
                first += 1
                continue
            }
            for bundle in first..<(first + Int(sent)) {
                for place in bundles[bundle] { letters[bundles.places[place]].isSent = true }
            }
            first += Int(sent)
        }
        return nil
    }

    /// Describes a bundle to the system as one message.
    private func describe(_ bundle: Int, of letters: [Letter]) {
        let places = bundles[bundle]
        for place in places {
            let octets = letters[bundles.places[place]].octets
            vectors[place] = iovec(iov_base: octets.baseAddress, iov_len: octets.count)
        }
        let letter = letters[bundles.places[places.lowerBound]]
        var header = msghdr()
        header.msg_name = letter.name
        header.msg_namelen = letter.nameLength
        header.msg_iov = vectors + places.lowerBound
        header.msg_iovlen = places.count
        let control = controls + bundle * Self.controlStride
        var length = hasControl ? LocalAddress.prepareToSend(letter.control, length: letter.controlLength) : 0
        if length > 0 { control.copyMemory(from: letter.control, byteCount: length) }
        if places.count > 1 {
            length += SegmentSize.write(UInt16(truncatingIfNeeded: letter.octets.count), to: control + length)
        }
        if length > 0 {
            header.msg_control = control
            header.msg_controllen = length
        }
        headers[bundle].msg_hdr = header
    }
}
