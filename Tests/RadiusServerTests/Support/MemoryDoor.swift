// SPDX-License-Identifier: Apache-2.0

import NetworkValues
@testable import RadiusServer

/// A door without a network: tests put datagrams in and look at what comes out.
final class MemoryDoor: DatagramDoor {
    let purpose: DoorPurpose
    var incoming: [(from: RadiusEndpoint, octets: [UInt8])] = []
    private(set) var outgoing: [(to: RadiusEndpoint, octets: [UInt8])] = []

    init(for purpose: DoorPurpose = .logins) { self.purpose = purpose }

    func receive(into pool: DatagramPool, atMost limit: Int) -> Int {
        var count = 0
        for datagram in incoming.prefix(min(limit, pool.freeCount)) {
            guard let slot = pool.freeSlot(count) else { break }
            pool.room(slot).copyBytes(from: datagram.octets)
            pool[slot].length = datagram.octets.count
            pool[slot].nameLength = SocketName.write(datagram.from, to: pool.name(slot))
            count += 1
        }
        incoming.removeFirst(count)
        return count
    }

    func send(_ letters: inout [Letter]) {
        for index in letters.indices {
            guard let receiver = SocketName.endpoint(at: letters[index].name) else { continue }
            outgoing.append((receiver, Array(letters[index].octets)))
            letters[index].isSent = true
        }
    }

    func removeOutgoing() { outgoing.removeAll() }
}
