// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// The sockets of both families, each opened when it is needed first.
///
/// Belongs to one thread.
final class ControlSockets {
    private let sources: [ControlSource]
    /// By the place of the source, then by the number of the port.
    private var opened: [[ControlSocket?]]
    /// What to wait for, the wake-up first.
    private var waits: [pollfd]
    private var readers: [(socket: ControlSocket, port: UInt8)] = []
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)

    /// - Parameters:
    ///   - sources: their ports are owned from here on.
    ///   - wakeUp: a descriptor that ends ``wait(nanoseconds:)`` too.
    init(_ sources: [ControlSource], wakeUp: Int32) {
        self.sources = sources
        opened = sources.map { _ in [] }
        waits = [pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0)]
        for (place, source) in sources.enumerated() { add(source.firstPort, place, port: 0) }
    }

    deinit { room.deallocate() }

    /// Sends a packet from the port that its key names. Without a socket it is not sent, as if the network had lost it.
    func send(_ octets: [UInt8], to key: ExchangeKey) {
        guard let place = sources.firstIndex(where: { $0.address.family == key.router.address.family }) else { return }
        try? socket(place, port: key.slot.port).send(octets, to: key.router)
    }

    /// Hands over what has come in, up to a batch a socket; false when that was nothing.
    func receive(_ body: (_ octets: [UInt8], _ sender: RadiusEndpoint, _ port: UInt8) -> Void) -> Bool {
        var hasReceived = false
        for (socket, port) in readers {
            for _ in 0..<Self.batch {
                guard let (octets, sender) = socket.receive(into: room) else { break }
                hasReceived = true
                body(octets, sender, port)
            }
        }
        return hasReceived
    }

    /// Blocks until something comes in, the wake-up is signalled, or the time is over; nil for no end.
    ///
    /// - Returns: whether the wake-up was signalled.
    func wait(nanoseconds: UInt64?) -> Bool {
        // Up to the next millisecond: to wake before the deadline would only mean to wait again.
        let milliseconds = nanoseconds.map { Int32(clamping: $0 / 1_000_000 + 1) } ?? -1
        _ = poll(&waits, nfds_t(waits.count), milliseconds)
        return waits[0].revents != 0
    }

    /// The socket of a port, which is opened when it is used first.
    private func socket(_ place: Int, port: UInt8) throws(ControlSourceError) -> ControlSocket {
        let number = Int(port)
        if number < opened[place].count, let socket = opened[place][number] { return socket }
        return add(try OpenPort(at: sources[place].address), place, port: port)
    }

    @discardableResult
    private func add(_ open: OpenPort, _ place: Int, port: UInt8) -> ControlSocket {
        let socket = ControlSocket(open)
        let missing = Int(port) + 1 - opened[place].count
        if missing > 0 { opened[place] += Array(repeating: nil, count: missing) }
        opened[place][Int(port)] = socket
        readers.append((socket, port))
        waits.append(pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0))
        return socket
    }

    private static let batch = 64
}
