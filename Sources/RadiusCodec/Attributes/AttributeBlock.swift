// SPDX-License-Identifier: Apache-2.0

/// Attributes that are encoded once and appended to many packets: the extra attributes of a plan or a NAS.
public struct AttributeBlock: Sendable, Hashable {
    /// The attributes one behind the other, as they stand in a packet.
    public let octets: [UInt8]

    /// No attributes.
    public static let empty = AttributeBlock(octets: [])

    private init(octets: [UInt8]) {
        self.octets = octets
    }

    /// Encodes attributes in their order; neighbours that stand in the same attribute share it.
    ///
    /// - Throws: ``PacketWritingError`` when they would not fit into any packet, or one is hidden with the secret, which
    ///   differs from packet to packet.
    public init(_ attributes: [TypedAttribute]) throws(PacketWritingError) {
        for attribute in attributes where attribute.hiding() != .plain || attribute.state == .hidden {
            throw .hidden(attribute.key)
        }
        octets = try AttributeEncoder.encode(attributes)
        let room = FramedPacket.longest - FramedPacket.headerLength
        guard octets.count <= room else { throw .noRoom(needed: octets.count, available: room) }
    }
}
