// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec

/// Checks replies against what the subscribers must get.
struct ReplyCheck {
    let series: SubscriberSeries
    let secret: SharedSecret

    /// Checks the datagram that came in answer to a request of a subscriber, which had the authenticator `request`.
    ///
    /// - Parameter proof: what the server must prove in return; nil when the method has no such proof.
    /// - Returns: the acceptance.
    @discardableResult
    func check(
        _ bytes: Span<UInt8>, answering request: Octets16, of subscriber: Int, proof: MutualProof?
    ) throws(ReplyFault) -> FramedPacket {
        let packet = try framed(bytes)
        do throws(AuthenticatorFault) {
            _ = try VerifiedPacket(
                reply: packet, to: request, in: bytes, secret: secret, requiresMessageAuthenticator: true)
        } catch {
            throw .wrongAuthenticator
        }
        guard isAuthenticatorFirst(packet, in: bytes) else { throw .authenticatorNotFirst }
        guard packet.code == .accessAccept else { throw .rejected }
        try checkPrefixes(packet, in: bytes, of: subscriber)
        if let proof, !proves(proof, packet, in: bytes, request: request) { throw .wrongMutualProof }
        return packet
    }

    /// Checks the datagram that came in answer to an Accounting-Request. Its Message-Authenticator may be missing, because
    /// the authenticator covers all of it (RFC 2866 section 3).
    func checkAcknowledgement(_ bytes: Span<UInt8>, answering request: Octets16) throws(ReplyFault) {
        let packet = try framed(bytes)
        do throws(AuthenticatorFault) {
            _ = try VerifiedPacket(
                reply: packet, to: request, in: bytes, secret: secret, requiresMessageAuthenticator: false)
        } catch {
            throw .wrongAuthenticator
        }
        guard packet.code == .accountingResponse else { throw .wrongCode }
    }

    private func framed(_ bytes: Span<UInt8>) throws(ReplyFault) -> FramedPacket {
        do throws(FramingError) {
            return try FramedPacket(bytes)
        } catch {
            throw .malformed
        }
    }

    private func isAuthenticatorFirst(_ packet: FramedPacket, in bytes: Span<UInt8>) -> Bool {
        var cursor = packet.attributes
        return cursor.next(in: bytes)?.number == Self.messageAuthenticator
    }

    private func checkPrefixes(
        _ packet: FramedPacket, in bytes: Span<UInt8>, of subscriber: Int
    ) throws(ReplyFault) {
        if let framed = series.framed, packet.ipv6Prefix(.framedIPv6Prefix, in: bytes) != framed.prefix(of: subscriber)
        {
            throw .wrongFramedPrefix
        }
        if let delegated = series.delegated,
            packet.ipv6Prefix(.delegatedIPv6Prefix, in: bytes) != delegated.prefix(of: subscriber)
        {
            throw .wrongDelegatedPrefix
        }
    }

    private func proves(
        _ proof: MutualProof, _ packet: FramedPacket, in bytes: Span<UInt8>, request: Octets16
    ) -> Bool {
        guard let success = packet.first(.msCHAP2Success, in: bytes),
            let send = packet.first(.msMPPESendKey, in: bytes),
            let receive = packet.first(.msMPPERecvKey, in: bytes)
        else { return false }
        return bytes.extracting(success).elementsEqual(proof.success)
            && SaltedValue.reveal(bytes.extracting(send), secret: secret, authenticator: request)
                == proof.keys.send.octets
            && SaltedValue.reveal(bytes.extracting(receive), secret: secret, authenticator: request)
                == proof.keys.receive.octets
    }

    /// RFC 2869 section 5.14.
    private static let messageAuthenticator: UInt8 = 80
}

extension Span<UInt8> {
    /// Whether these are the octets.
    fileprivate func elementsEqual(_ octets: [UInt8]) -> Bool {
        count == octets.count && indices.allSatisfy { self[$0] == octets[$0] }
    }
}
