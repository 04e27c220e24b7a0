// SPDX-License-Identifier: Apache-2.0

extension InterfaceIdentifier {
    /// An identifier that stays the same on one network and tells nothing across networks (RFC 7217 §5).
    ///
    /// The message that is hashed is the prefix (16 bytes of address, one of length), the interface and the network
    /// (each behind its length in four bytes, so that no two pairs run together) and the counter.
    ///
    /// - Parameters:
    ///   - prefix: the prefix that will stand before the identifier.
    ///   - interface: what names the interface permanently, for instance its name or hardware address.
    ///   - networkID: what names the network, for instance an SSID; may be empty.
    ///   - dadCounter: 0, or one more than the counter of the identifier that proved to be taken.
    ///   - secret: at least 128 random bits that stay the same for the life of the installation.
    ///   - keyedHash: a pseudorandom function of key and message; its last eight bytes become the identifier.
    /// - Returns: the identifier and the counter it was made with, which is greater than `dadCounter` when reserved
    ///   identifiers (RFC 5453) had to be passed over; nil when the hash is shorter than eight bytes or the counter
    ///   has run out.
    public static func stable(
        prefix: IPv6Prefix, interface: [UInt8], networkID: [UInt8], dadCounter: UInt8, secret: [UInt8],
        keyedHash: (_ key: [UInt8], _ message: [UInt8]) -> [UInt8]
    ) -> (identifier: InterfaceIdentifier, dadCounter: UInt8)? {
        var message = ByteWriter()
        message.write(prefix.address.bits)
        message.write(prefix.length)
        for part in [interface, networkID] {
            message.write(UInt32(truncatingIfNeeded: part.count))
            message.write(part)
        }
        for counter in dadCounter...UInt8.max {
            let digest = keyedHash(secret, message.bytes + [counter])
            guard digest.count >= 8 else { return nil }
            let bits = digest.suffix(8).reduce(0) { number, byte in number << 8 | UInt64(byte) }
            let identifier = InterfaceIdentifier(bits: bits)
            if !identifier.isReserved {
                return (identifier, counter)
            }
        }
        return nil
    }
}
