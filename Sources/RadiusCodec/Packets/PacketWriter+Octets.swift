// SPDX-License-Identifier: Apache-2.0

extension PacketWriter {
    /// A whole packet as an array, for tools and tests; ``seal(with:authenticator:)`` says what `authenticator` is. What must
    /// be hidden gets hidden, with salts that count up from `salt`.
    public static func octets(
        _ code: RadiusCode, identifier: UInt8, _ attributes: [TypedAttribute], secret: SharedSecret,
        authenticator: Octets16, messageAuthenticator: Bool = true, salt: UInt16 = 0
    ) throws(PacketWritingError) -> [UInt8] {
        var failure: PacketWritingError?
        let octets = [UInt8](unsafeUninitializedCapacity: FramedPacket.longest) { room, count in
            do throws(PacketWritingError) {
                var writer = try PacketWriter(
                    code, identifier: identifier, into: UnsafeMutableRawBufferPointer(room),
                    messageAuthenticator: messageAuthenticator)
                try writer.append(attributes, secret: secret, authenticator: authenticator, salt: salt)
                count = writer.seal(with: secret, authenticator: authenticator)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return octets
    }
}
