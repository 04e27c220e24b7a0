// SPDX-License-Identifier: Apache-2.0

/// Why a packet proves nothing. It is dropped without an answer, and nothing learnt from it is kept but the count.
public enum AuthenticatorFault: Error, Sendable, Hashable, CaseIterable {
    /// A reply was checked as a request, or a request as a reply.
    case wrongDirection
    /// No Message-Authenticator, where the packet's kind or the NAS's settings demand one.
    case missingMessageAuthenticator
    /// More than one Message-Authenticator, or one that is not sixteen octets long (RFC 2869 section 5.14).
    case malformedMessageAuthenticator
    /// The Message-Authenticator is not what the secret gives.
    case wrongMessageAuthenticator
    /// The authenticator field is not what the secret gives.
    case wrongAuthenticator
}

extension AuthenticatorFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongDirection:
            "a reply came where requests are awaited, or the other way round; is the port the right one?"
        case .missingMessageAuthenticator:
            "the packet has no Message-Authenticator, which is demanded of it; switch it on at the NAS"
        case .malformedMessageAuthenticator:
            "the packet has two Message-Authenticators, or one that is not 16 octets long"
        case .wrongMessageAuthenticator:
            "the Message-Authenticator does not fit; is the secret the same on both sides?"
        case .wrongAuthenticator:
            "the authenticator does not fit; is the secret the same on both sides?"
        }
    }
}
