// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec

/// Checks replies against what the subscribers must get.
struct ReplyCheck {
    let book: RequestBook
    let series: SubscriberSeries
    let secret: SharedSecret

    /// Checks the datagram that came in answer to request k.
    func check(_ bytes: Span<UInt8>, answering k: Int) throws(ReplyFault) {
        let packet = try framed(bytes)
        let request = book.bytes.span.extracting(book.range(k))
        guard let authenticator = Octets16(request, at: 4) else { throw .malformed }
        do throws(AuthenticatorFault) {
            _ = try VerifiedPacket(
                reply: packet, to: authenticator, in: bytes, secret: secret, requiresMessageAuthenticator: true)
        } catch {
            throw .wrongAuthenticator
        }
        guard isAuthenticatorFirst(packet, in: bytes) else { throw .authenticatorNotFirst }
        guard packet.code == .accessAccept else { throw .rejected }
        try checkPrefixes(packet, in: bytes, of: Int(book.subscribers[k]))
        guard !book.proofs.isEmpty else { return }
        guard proves(book.proofs[k], packet, in: bytes, request: authenticator) else { throw .wrongMutualProof }
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
