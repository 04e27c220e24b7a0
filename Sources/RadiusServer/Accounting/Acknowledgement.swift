// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Writes Accounting-Response: the answer to Accounting-Request (RFC 2866 section 4.2), and to Status-Server on an accounting
/// port (RFC 5997 section 4.2).
enum Acknowledgement {
    /// Writes the acknowledgement of a request into `room` and returns its length.
    ///
    /// Message-Authenticator goes to those who sent one: the authenticator alone protects this answer as well as the request,
    /// and older routers do not know the attribute here.
    static func write(
        _ request: VerifiedPacket, in bytes: Span<UInt8>, _ nas: NASProfile, into room: UnsafeMutableRawBufferPointer
    ) throws(DropReason) -> Int {
        let packet = request.packet
        do throws(PacketWritingError) {
            var writer = try PacketWriter(
                .accountingResponse, identifier: packet.identifier, into: room,
                messageAuthenticator: request.hasMessageAuthenticator)
            try writer.appendProxyStates(of: packet, in: bytes)
            return writer.seal(with: nas.secret, authenticator: packet.authenticator)
        } catch {
            throw .replyTooLong
        }
    }
}
