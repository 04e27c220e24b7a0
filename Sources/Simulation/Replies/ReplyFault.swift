// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a reply.
public enum ReplyFault: String, Error, Sendable, CaseIterable {
    /// No RADIUS packet, or an attribute whose length is wrong.
    case malformed
    /// The identifier is not that of a request under way.
    case unasked
    /// Either authenticator is wrong, or there is no Message-Authenticator.
    case wrongAuthenticator = "wrong_authenticator"
    /// Message-Authenticator is not the first attribute.
    case authenticatorNotFirst = "authenticator_not_first"
    /// The server said no.
    case rejected
    case wrongFramedPrefix = "wrong_framed_prefix"
    case wrongDelegatedPrefix = "wrong_delegated_prefix"
    /// The server did not prove that it knows the password, or its keys are not those that follow from it.
    case wrongMutualProof = "wrong_mutual_proof"
    /// Not the kind of answer that belongs to the request.
    case wrongCode = "wrong_code"
}

extension ReplyFault {
    /// Whether the reply came from the server that was asked, so that a router would act on it.
    var isAuthentic: Bool {
        switch self {
        case .malformed, .unasked, .wrongAuthenticator, .wrongCode: false
        case .authenticatorNotFirst, .rejected, .wrongFramedPrefix, .wrongDelegatedPrefix, .wrongMutualProof: true
        }
    }
}
