// SPDX-License-Identifier: Apache-2.0

/// What the authenticator field of a packet holds, and what a Message-Authenticator is computed over.
///
/// | rule | authenticator field | field while Message-Authenticator is computed |
/// |---|---|---|
/// | ``random`` | sixteen random octets | those octets |
/// | ``digestOverZeros`` | MD5 of the packet with zeros there, and the secret | zeros |
/// | ``digestOverRequest`` | MD5 of the packet with the request's authenticator there, and the secret | that authenticator |
///
/// A digest in the field covers the Message-Authenticator, so it is computed last.
public enum AuthenticatorRule: Sendable, Hashable, CaseIterable {
    case random
    case digestOverZeros
    case digestOverRequest
}

extension RadiusCode {
    /// RFC 2865 section 3, RFC 2866 section 3, RFC 2869 section 5.14, RFC 5176 sections 2.3 and 3.4, RFC 5997 section 3.
    public var authenticatorRule: AuthenticatorRule {
        switch self {
        case .accessRequest, .statusServer: .random
        case .accountingRequest, .disconnectRequest, .coaRequest: .digestOverZeros
        case .accessAccept, .accessReject, .accessChallenge, .accountingResponse,
            .disconnectACK, .disconnectNAK, .coaACK, .coaNAK, .protocolError:
            .digestOverRequest
        }
    }
}
