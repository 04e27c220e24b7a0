// SPDX-License-Identifier: Apache-2.0

public import RouterOSCodec

/// Why a command has no answer.
public enum RouterFault: Error, Sendable, Hashable {
    /// No connection: the system's reason.
    case unreachable(String)
    /// The router did not prove that it is the one that is known here.
    case untrusted(String)
    /// The router knows no such user, or another password.
    case loginRefused(Trap)
    /// The router asks for the login of before RouterOS 6.43, which is not allowed here.
    case oldLogin
    /// It failed a moment ago and is left alone until the pause is over.
    case pausing(after: String)
    /// The connection was lost, or closed by the router, before the answer.
    case lost(String)
    /// What the router says makes no sense; the connection was closed.
    case confused(String)
    /// No answer in time; the command was withdrawn.
    case silent(Duration)
    /// The router did not do what it was told.
    case refused(Trap)
    /// Too many commands wait for this router already.
    case busy(limit: Int)
    /// The answer is larger than anybody should want.
    case tooLarge(limit: Int)
    /// Whoever follows what happens does not read it as fast as it comes.
    case tooSlow(limit: Int)
    /// The command cannot be written.
    case malformed(CommandError)
    /// The calling task was cancelled.
    case cancelled
}

extension RouterFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreachable(let reason):
            "it cannot be reached: \(reason); see that its API service is enabled and takes connections from this server"
        case .untrusted(let reason): reason
        case .loginRefused(let trap):
            "it does not let us in: \(trap); see that the user exists there, has the policies api, read and write, and has this password"
        case .oldLogin:
            "it asks for a login from before RouterOS 6.43; update it, or allow the old login for it"
        case .pausing(let reason): "it is left alone for a moment because a while ago \(reason)"
        case .lost(let reason): "the connection was lost: \(reason)"
        case .confused(let reason): "it cannot be understood: \(reason)"
        case .silent(let time): "it did not answer within \(time); see how busy it is, or try again"
        case .refused(let trap): "it refuses: \(trap)"
        case .busy(let limit): "\(limit) commands wait for it already; try again later"
        case .tooLarge(let limit): "its answer is larger than \(limit) octets; ask for fewer rows or properties"
        case .tooSlow(let limit): "\(limit) notices were waiting unread; read again what has changed"
        case .malformed(let error): error.description
        case .cancelled: "whoever asked did not wait for it"
        }
    }
}
