// SPDX-License-Identifier: Apache-2.0

/// A packet with every attribute in it read by the dictionary, for tools, traces and tests.
///
/// Nothing is lost: attributes that are unknown or break their type's rules are there with their octets.
public struct TypedPacket: Sendable, Hashable {
    public let code: RadiusCode
    public let identifier: UInt8
    public let authenticator: Octets16
    /// In the packet's order; those that stand in others in the place of these, pieces of one value in the place of the
    /// first.
    public let attributes: [TypedAttribute]

    /// Reads a packet; `bytes` are those that it was framed from.
    public init(_ packet: FramedPacket, in bytes: Span<UInt8>, dictionary: RadiusDictionary = .standard) {
        code = packet.code
        identifier = packet.identifier
        authenticator = packet.authenticator
        attributes = AttributeExpansion(packet, in: bytes, dictionary: dictionary).leaves
            .map { TypedAttribute($0.key, wire: $0.octets, dictionary: dictionary) }
    }

    /// The first attribute of the key; nil without one.
    public subscript(key: AttributeKey) -> TypedAttribute? {
        attributes.first { $0.key == key }
    }

    /// All attributes of the key, in the packet's order.
    public func all(_ key: AttributeKey) -> [TypedAttribute] {
        attributes.filter { $0.key == key }
    }
}
