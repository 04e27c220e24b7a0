// SPDX-License-Identifier: Apache-2.0

/// Why a router refused to change or end a session, and the number that it gave for it.
public struct ControlRefusal: Sendable, Hashable {
    /// What the refusal means for whoever asked.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The router has no such session: it is over.
        case sessionGone
        /// What was sent names several sessions, and the router changes one at a time.
        case severalSessions
        /// The router cannot do such a thing while a session runs; ending the session may help.
        case unsupported
        /// The router was told not to take this from us.
        case prohibited
        /// The router takes itself for another one than the request names.
        case otherRouter
        /// The router misses something in the request.
        case missingAttribute
        /// The router cannot make sense of the request or of a value in it.
        case invalid
        /// The router cannot do it for now; asking later may help.
        case resources
        /// Anything else, or no reason at all.
        case other
    }

    public let kind: Kind
    /// The router's Error-Cause (RFC 5176 §3.5); nil when it gave none.
    public let errorCause: UInt32?

    public init(_ kind: Kind, errorCause: UInt32?) {
        self.kind = kind
        self.errorCause = errorCause
    }
}

extension ControlRefusal: CustomStringConvertible {
    public var description: String {
        let meaning =
            switch kind {
            case .sessionGone: "it has no such session"
            case .severalSessions: "it cannot tell which of several sessions is meant"
            case .unsupported: "it cannot do this while a session runs; disconnect the session instead"
            case .prohibited: "it is configured not to allow it"
            case .otherRouter: "it goes by another name or address than the one that it was called by"
            case .missingAttribute: "it wants to be told more about the session"
            case .invalid: "it does not accept a value, such as the name of a profile that it does not have"
            case .resources: "it lacks resources; try again later"
            case .other: "it gave no reason that is known here"
            }
        return errorCause.map { "\(meaning) (Error-Cause \($0))" } ?? meaning
    }
}
