// SPDX-License-Identifier: Apache-2.0

import Operations

/// Why a question by REST has no answer.
enum RESTFault: Error, Hashable {
    /// No connection: the system's reason.
    case unreachable(String)
    /// The router did not prove that it is the one that is known here.
    case untrusted(String)
    /// The router knows no such user, or another password, or does not let this one use REST.
    case loginRefused
    /// The router did not do what it was asked, with its status and its own words.
    case refused(Int, String)
    /// No answer in time.
    case silent(Duration)
    /// The connection ended before the answer did.
    case lost(String)
    /// The answer is none of RouterOS's.
    case confused(String)
    case tooLarge(limit: Int)
    /// The question cannot be written.
    case malformed(String)
    case cancelled

    /// From what went wrong while connecting.
    init(_ fault: RouterFault) {
        switch fault {
        case .unreachable(let reason): self = .unreachable(reason)
        case .untrusted(let reason): self = .untrusted(reason)
        case .lost(let reason), .confused(let reason): self = .lost(reason)
        case .silent(let time): self = .silent(time)
        case .cancelled: self = .cancelled
        case .loginRefused, .oldLogin, .pausing, .refused, .busy, .tooLarge, .tooSlow, .malformed:
            self = .lost(fault.description)
        }
    }

    /// What it means for whoever decides what to try next.
    var kind: RouterTrouble.Kind {
        switch self {
        case .unreachable, .lost: .unreachable
        case .untrusted: .untrusted
        case .loginRefused: .login
        case .refused, .malformed: .refused
        case .silent: .silent
        case .confused, .tooLarge: .confused
        case .cancelled: .cancelled
        }
    }
}

extension RESTFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .unreachable(let reason):
            "it cannot be reached: \(reason); see that its service www-ssl is enabled and takes connections from this server"
        case .untrusted(let reason):
            "\(reason); its services api-ssl and www-ssl must have the same certificate"
        case .loginRefused:
            "it does not let us in; see that the user has this password and the policies rest-api and read there"
        case .refused(let status, let words): "it refuses with status \(status): \(words)"
        case .silent(let time): "it did not answer within \(time); see how busy it is, or ask for fewer properties"
        case .lost(let reason): "the connection was lost: \(reason)"
        case .confused(let reason):
            "it cannot be understood: \(reason); REST takes RouterOS 7.1 or later, and its own port"
        case .tooLarge(let limit): "its answer is larger than \(limit) octets; ask for fewer rows or properties"
        case .malformed(let reason): reason
        case .cancelled: "whoever asked did not wait for it"
        }
    }
}
