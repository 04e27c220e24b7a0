// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec

/// What comparing the password of a request with the stored one showed.
struct PasswordProof {
    let proof: CredentialProof
    /// The hash of the stored password, which the answer to MS-CHAP is made of; nil for other methods.
    let hash: NTHash?

    /// - Parameters:
    ///   - password: the stored one; nil when the line has none or is not known.
    ///   - userName: as it stands in the request.
    init(
        _ credentials: Credentials, of packet: FramedPacket, in bytes: Span<UInt8>, userName: Range<Int>,
        password: Secret?, secret: SharedSecret
    ) {
        switch credentials {
        case .none:
            self.init(.absent)
        case .pap(let hidden):
            self = Self.pap(bytes.extracting(hidden), packet.authenticator, password, secret)
        case .chap(let response, let challenge):
            self = Self.chap(bytes, response, challenge, packet.authenticator, password)
        case .msCHAPv1(let response, let challenge):
            self = Self.microsoft(password) { hash in
                MSCHAP.matches(
                    response: bytes.extracting(response), challenge: bytes.extracting(challenge), hash: hash)
            }
        case .msCHAPv2(let response, let challenge):
            self = Self.microsoft(password) { hash in
                MSCHAP2.matches(
                    response: bytes.extracting(response), challenge: bytes.extracting(challenge),
                    userName: bytes.extracting(userName), hash: hash)
            }
        case .eap, .contradictory:
            self.init(.unverifiable)
        }
    }

    private init(_ proof: CredentialProof, _ hash: NTHash? = nil) {
        self.proof = proof
        self.hash = hash
    }

    private static func pap(
        _ hidden: Span<UInt8>, _ authenticator: Octets16, _ password: Secret?, _ secret: SharedSecret
    ) -> PasswordProof {
        if let stored = password?.reveal(), !stored.isEmpty,
            UserPassword.matches(hidden: hidden, secret: secret, authenticator: authenticator, password: stored.span)
        {
            return PasswordProof(.matches)
        }
        let nothing: [UInt8] = []
        if UserPassword.matches(hidden: hidden, secret: secret, authenticator: authenticator, password: nothing.span) {
            return PasswordProof(.absent)
        }
        return PasswordProof(password == nil ? .unverifiable : .differs)
    }

    private static func chap(
        _ bytes: Span<UInt8>, _ response: Range<Int>, _ challenge: Range<Int>?, _ authenticator: Octets16,
        _ password: Secret?
    ) -> PasswordProof {
        guard let stored = password?.reveal() else { return PasswordProof(.unverifiable) }
        let response = bytes.extracting(response)
        let isRight =
            if let challenge {
                CHAP.matches(response: response, challenge: bytes.extracting(challenge), password: stored.span)
            } else {
                CHAP.matches(response: response, authenticator: authenticator, password: stored.span)
            }
        return PasswordProof(isRight ? .matches : .differs)
    }

    /// Compares by the hash of the stored password, and keeps it for the answer.
    private static func microsoft(_ password: Secret?, _ isRight: (NTHash) -> Bool) -> PasswordProof {
        guard let stored = password?.reveal() else { return PasswordProof(.unverifiable) }
        let hash = NTHash(password: stored.span)
        return PasswordProof(isRight(hash) ? .matches : .differs, hash)
    }
}
