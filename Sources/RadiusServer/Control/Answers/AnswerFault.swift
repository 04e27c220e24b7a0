// SPDX-License-Identifier: Apache-2.0

/// Why a datagram that came to our source ports is no answer.
enum AnswerFault: UInt8, Error, CaseIterable {
    /// It is no packet.
    case malformed
    /// No request is under way that it could answer: a repetition, too late, or invented.
    case unexpected
    /// It is no answer to such a request.
    case wrongCode
    /// Its authenticator or Message-Authenticator is wrong.
    case forged
    /// Its time is too far from ours (RFC 5176 section 6.3).
    case stale

    /// The word in metrics.
    var word: String {
        switch self {
        case .malformed: "malformed"
        case .unexpected: "unexpected"
        case .wrongCode: "wrong_code"
        case .forged: "forged"
        case .stale: "stale"
        }
    }
}
