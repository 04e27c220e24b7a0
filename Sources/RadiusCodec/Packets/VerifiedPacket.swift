// SPDX-License-Identifier: Apache-2.0

/// A packet that was checked against the secret. Only such packets may lead to a decision.
///
/// An Access-Request without Message-Authenticator passes when none is demanded, though it proves nothing of its sender:
/// RFC 2865 gives it only the password, which others must check.
public struct VerifiedPacket: Sendable, Hashable {
    /// What was checked.
    public let packet: FramedPacket
    /// Whether it had a Message-Authenticator, which then was right.
    public let hasMessageAuthenticator: Bool

    /// Checks a request; `bytes` are those that it was framed from.
    ///
    /// Message-Authenticator is demanded of Status-Server (RFC 5997 section 3) and with EAP-Message (RFC 3579 section 3.2)
    /// in any case.
    public init(
        request packet: FramedPacket, in bytes: Span<UInt8>, secret: SharedSecret, requiresMessageAuthenticator: Bool
    ) throws(AuthenticatorFault) {
        let bytes = bytes.extracting(first: packet.length)
        let covered: Octets16?
        switch packet.code.authenticatorRule {
        case .random: covered = nil
        case .digestOverZeros: covered = .zero
        case .digestOverRequest: throw .wrongDirection
        }
        hasMessageAuthenticator = try Self.checkMessageAuthenticator(
            of: packet, in: bytes, secret, over: covered,
            required: requiresMessageAuthenticator || packet.demandsMessageAuthenticator)
        if packet.code.authenticatorRule == .digestOverZeros {
            guard secret.digest(of: bytes, authenticator: .zero) == packet.authenticator else {
                throw .wrongAuthenticator
            }
        }
        self.packet = packet
    }

    /// Checks a reply to a request of ours that was sent with the authenticator `request`.
    public init(
        reply packet: FramedPacket, to request: Octets16, in bytes: Span<UInt8>, secret: SharedSecret,
        requiresMessageAuthenticator: Bool
    ) throws(AuthenticatorFault) {
        guard packet.code.authenticatorRule == .digestOverRequest else { throw .wrongDirection }
        let bytes = bytes.extracting(first: packet.length)
        hasMessageAuthenticator = try Self.checkMessageAuthenticator(
            of: packet, in: bytes, secret, over: request,
            required: requiresMessageAuthenticator || packet.demandsMessageAuthenticator)
        guard secret.digest(of: bytes, authenticator: request) == packet.authenticator else {
            throw .wrongAuthenticator
        }
        self.packet = packet
    }

    /// Whether there is a Message-Authenticator, after checking that there is one at most and that it is right.
    private static func checkMessageAuthenticator(
        of packet: FramedPacket, in bytes: Span<UInt8>, _ secret: SharedSecret, over authenticator: Octets16?,
        required: Bool
    ) throws(AuthenticatorFault) -> Bool {
        guard packet.contains(FramedPacket.messageAuthenticator) else {
            if required { throw .missingMessageAuthenticator }
            return false
        }
        var cursor = packet.attributes
        guard let place = cursor.next(FramedPacket.messageAuthenticator, in: bytes), place.count == 16,
            cursor.next(FramedPacket.messageAuthenticator, in: bytes) == nil,
            let received = Octets16(bytes, at: place.lowerBound)
        else { throw .malformedMessageAuthenticator }
        let expected = secret.messageAuthenticator(of: bytes, authenticator: authenticator, at: place.lowerBound)
        guard received == expected else { throw .wrongMessageAuthenticator }
        return true
    }
}

extension FramedPacket {
    /// Whether the packet is worth nothing without a Message-Authenticator, whatever the settings.
    var demandsMessageAuthenticator: Bool {
        code == .statusServer || contains(Self.eapMessage)
    }
}
