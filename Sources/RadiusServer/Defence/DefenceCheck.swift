// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// The checks between a well-formed request and one that may be answered.
enum DefenceCheck {
    /// The verified request. Message-Authenticator is demanded of logins alone: the authenticator of an Accounting-Request
    /// is a proof itself.
    ///
    /// - Throws: why it is dropped. A failed check changes nothing but the counter of its reason.
    static func verify(
        _ packet: FramedPacket, in bytes: Span<UInt8>, from nas: NASProfile
    ) throws(DropReason) -> VerifiedPacket {
        let verified: VerifiedPacket
        do throws(AuthenticatorFault) {
            verified = try VerifiedPacket(
                request: packet, in: bytes, secret: nas.secret,
                requiresMessageAuthenticator: packet.code == .accessRequest
                    && nas.defence.requiresMessageAuthenticator)
        } catch {
            throw DropReason(error)
        }
        guard packet.code == .accessRequest else { return verified }
        let hasProxyState = packet.contains(AttributeNumber.proxyState)
        if hasProxyState, !verified.hasMessageAuthenticator, nas.defence.limitsProxyState {
            throw .unprotectedProxyState
        }
        return verified
    }

    /// Lets the NAS's defence learn from a verified Access-Request; returns what is to be stored, if anything.
    static func learn(from verified: VerifiedPacket, of nas: NASProfile) -> LearnedDefence? {
        guard nas.defence.isCurious, verified.packet.code == .accessRequest else { return nil }
        let isNew = nas.defence.learn(
            hasMessageAuthenticator: verified.hasMessageAuthenticator,
            hasEAP: verified.packet.contains(AttributeNumber.eapMessage),
            hasProxyState: verified.packet.contains(AttributeNumber.proxyState))
        guard isNew else { return nil }
        return LearnedDefence(
            nas: nas.id, messageAuthenticator: nas.defence.requirementLearned, proxyState: nas.defence.limitLearned)
    }
}

extension DropReason: Error {
    /// The reason that a failed check of the authenticators is counted under.
    init(_ fault: AuthenticatorFault) {
        switch fault {
        case .wrongDirection: self = .unexpectedCode
        case .wrongAuthenticator: self = .wrongAuthenticator
        case .missingMessageAuthenticator: self = .missingMessageAuthenticator
        case .malformedMessageAuthenticator: self = .malformedAttribute
        case .wrongMessageAuthenticator: self = .wrongMessageAuthenticator
        }
    }

    /// The reason that octets without a packet in them are counted under.
    init(_ error: FramingError) {
        switch error {
        case .tooShort, .truncated: self = .truncated
        case .unknownCode: self = .unexpectedCode
        case .lengthOutOfRange: self = .wrongLength
        case .attributeTooShort, .attributePastEnd: self = .malformedAttribute
        }
    }
}
