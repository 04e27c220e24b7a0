// SPDX-License-Identifier: Apache-2.0

/// Why something could not be written into a packet. What was written before stays as it was.
public enum PacketWritingError: Error, Sendable, Hashable {
    /// `needed` octets do not fit into the `available` ones that the packet or the memory has left.
    case noRoom(needed: Int, available: Int)
    /// The value has `count` octets; an attribute of this kind takes at most `limit`.
    case valueTooLong(AttributeKey, count: Int, limit: Int)
    /// The attribute's number is larger than its vendor's format can write.
    case numberTooLarge(AttributeKey)
    /// The value is hidden with the secret, which was not given.
    case hidden(AttributeKey)
    /// The value does not suit the attribute.
    case wrongValue(AttributeValueError)
}

extension PacketWritingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noRoom(let needed, let available):
            "\(needed) octets do not fit into the packet: \(available) of \(FramedPacket.longest) are left; send fewer "
                + "or shorter attributes"
        case .valueTooLong(let key, let count, let limit):
            "the value of \(RadiusDictionary.standard.name(of: key)) has \(count) octets; at most \(limit) fit into it"
        case .numberTooLarge(let key):
            "attribute \(key) cannot be written: its number is larger than the vendor's format allows"
        case .hidden(let key):
            "\(RadiusDictionary.standard.name(of: key)) is hidden with the secret and differs in every packet; it cannot "
                + "be prepared without them"
        case .wrongValue(let error):
            error.description
        }
    }
}
