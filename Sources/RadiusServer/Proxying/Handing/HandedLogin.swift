// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec

/// A verified Access-Request that a worker hands on, with all that is needed to answer it later.
struct HandedLogin: Sendable {
    let octets: [UInt8]
    /// What was framed from ``octets``.
    let packet: FramedPacket
    /// Which worker's it is.
    let worker: Int
    /// The door of the worker's through which it came.
    let door: Int
    let source: RadiusEndpoint
    let nas: NASProfile
    /// A realm whose way is to ask another server.
    let realm: RealmTerms
    /// When it came, in nanoseconds of the monotonic clock.
    let receivedAt: UInt64
    /// Where the answer goes, as the system wrote it.
    let name: [UInt8]
    /// Which of our addresses was asked, as the system wrote it; empty when there is only one.
    let control: [UInt8]
}

extension HandedLogin {
    /// Copies what a slot of a worker's pool holds; nil when that is no packet.
    init?(_ slot: Int, of pool: DatagramPool, _ visit: Visit, to realm: RealmTerms, worker: Int) {
        let octets = Array(pool.datagram(slot))
        guard let packet = try? FramedPacket(octets.span) else { return nil }
        let known = pool[slot]
        self.init(
            octets: octets, packet: packet, worker: worker, door: visit.door, source: visit.source, nas: visit.nas,
            realm: realm, receivedAt: known.receivedAt,
            name: Array(
                UnsafeRawBufferPointer(
                    start: pool.name(slot), count: min(Int(known.nameLength), SocketName.stride))),
            control: Array(
                UnsafeRawBufferPointer(
                    start: pool.control(slot), count: min(max(0, known.controlLength), LocalAddress.stride))))
    }

    /// Makes a slot of the pool one from which the answer can be sent.
    func restore(_ slot: Int, of pool: DatagramPool, nas place: Int) {
        pool.name(slot).copyMemory(from: name, byteCount: name.count)
        pool.control(slot).copyMemory(from: control, byteCount: control.count)
        pool[slot].nameLength = UInt32(truncatingIfNeeded: name.count)
        pool[slot].controlLength = control.count
        pool[slot].door = door
        pool[slot].nas = place
        pool[slot].receivedAt = receivedAt
    }

    /// What makes it the same login sent twice, beside its authenticator.
    var origin: RequestOrigin { RequestOrigin(source, identifier: packet.identifier, door: door) }
}
