// SPDX-License-Identifier: Apache-2.0

/// Why a datagram got no answer. Every datagram that is not answered counts under exactly one of these.
public enum DropReason: UInt8, Sendable, CaseIterable {
    /// No NAS is known at its source address.
    case unknownSource
    /// The NAS of its source address is retired.
    case retiredNAS
    /// Shorter than a RADIUS header, or shorter than its own Length says (RFC 2865 section 3).
    case truncated
    /// Its Length is below 20 or above 4096 (RFC 2865 section 3).
    case wrongLength
    /// An attribute has a length of 0 or 1, or reaches past the end.
    case malformedAttribute
    /// A code that this port does not answer.
    case unexpectedCode
    /// Message-Authenticator is there, but was not made with the NAS's secret over this packet.
    case wrongMessageAuthenticator
    /// Message-Authenticator is missing although the NAS must send it, or the packet cannot do without it.
    case missingMessageAuthenticator
    /// Proxy-State without Message-Authenticator, the mark of a forged packet (CVE-2024-3596).
    case unprotectedProxyState
    /// The same packet is being worked on.
    case duplicateInProgress
    /// The NAS sent more than its share while others wait.
    case overShare
    /// A packet that would be answered too late to be of use.
    case tooLate
    /// Another server answers for the realm, and requests are not handed on to it.
    case foreignRealm
    /// The answer did not fit into 4096 octets.
    case replyTooLong
    /// The system refused to send the answer.
    case notSent

    /// The word in metrics and traces.
    public var word: String {
        switch self {
        case .unknownSource: "unknown_source"
        case .retiredNAS: "retired_nas"
        case .truncated: "truncated"
        case .wrongLength: "wrong_length"
        case .malformedAttribute: "malformed_attribute"
        case .unexpectedCode: "unexpected_code"
        case .wrongMessageAuthenticator: "wrong_message_authenticator"
        case .missingMessageAuthenticator: "missing_message_authenticator"
        case .unprotectedProxyState: "unprotected_proxy_state"
        case .duplicateInProgress: "duplicate_in_progress"
        case .overShare: "over_share"
        case .tooLate: "too_late"
        case .foreignRealm: "foreign_realm"
        case .replyTooLong: "reply_too_long"
        case .notSent: "not_sent"
        }
    }
}
