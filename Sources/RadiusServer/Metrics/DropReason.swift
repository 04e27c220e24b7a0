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
    /// The authenticator of an Accounting-Request was not made with the NAS's secret over this packet (RFC 2866 section 3).
    case wrongAuthenticator
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
    /// The home server of the realm did not answer in time, has not for a while, or its name leads to no address.
    case homeServerSilent
    /// As many logins as may wait for the home server of the realm do.
    case homeServerBusy
    /// The request has been here before, or has passed more proxies than any network has.
    case proxyLoop
    /// The request did not fit into 4096 octets any more with what the way to its home server adds.
    case requestTooLong
    /// An Accounting-Request without Acct-Status-Type (RFC 2866 section 5.1).
    case missingStatusType
    /// The log of records takes none at present: what it is kept on is full, away or too slow.
    case notRecorded
    /// As many acknowledgements as may wait for their records do.
    case tooManyWaiting
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
        case .wrongAuthenticator: "wrong_authenticator"
        case .wrongMessageAuthenticator: "wrong_message_authenticator"
        case .missingMessageAuthenticator: "missing_message_authenticator"
        case .unprotectedProxyState: "unprotected_proxy_state"
        case .duplicateInProgress: "duplicate_in_progress"
        case .overShare: "over_share"
        case .tooLate: "too_late"
        case .homeServerSilent: "home_server_silent"
        case .homeServerBusy: "home_server_busy"
        case .proxyLoop: "proxy_loop"
        case .requestTooLong: "request_too_long"
        case .missingStatusType: "missing_status_type"
        case .notRecorded: "not_recorded"
        case .tooManyWaiting: "too_many_waiting"
        case .replyTooLong: "reply_too_long"
        case .notSent: "not_sent"
        }
    }
}
