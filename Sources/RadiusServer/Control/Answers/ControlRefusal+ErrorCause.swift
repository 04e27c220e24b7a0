// SPDX-License-Identifier: Apache-2.0

import Operations

extension ControlRefusal {
    /// The meaning of an Error-Cause (RFC 5176 section 3.5).
    init(errorCause: UInt32?) {
        let kind: Kind =
            switch errorCause {
            // Unsupported-Attribute, Unsupported-Service, Unsupported-Extension, Invalid-Attribute-Value
            case 401, 405, 406, 407: .unsupported
            // Missing-Attribute
            case 402: .missingAttribute
            // NAS-Identification-Mismatch
            case 403: .otherRouter
            // Invalid-EAP-Packet, Invalid-Request
            case 202, 404: .invalid
            // Administratively-Prohibited
            case 501: .prohibited
            // Session-Context-Not-Found
            case 503: .sessionGone
            // Resources-Unavailable
            case 506: .resources
            // Multiple-Session-Selection-Unsupported
            case 508: .severalSessions
            default: .other
            }
        self.init(kind, errorCause: errorCause)
    }

    /// Whether the router will refuse every such change: it misses the attribute or the service, not just a value of it.
    var holdsForAllValues: Bool { kind == .unsupported && errorCause != 407 }
}

extension ControlRequest {
    /// How the session should be named the next time, when it was refused for how it was named; nil when naming it otherwise
    /// would not help, or was tried.
    func naming(after refusal: ControlRefusal) -> SessionNaming? {
        let better: SessionNaming
        switch refusal.kind {
        case .severalSessions, .otherRouter: better = .numberOnly
        // It may be an attribute that names the session that the router does not know.
        case .unsupported where refusal.errorCause == 401: better = .numberOnly
        case .missingAttribute: better = .everything
        case .unsupported, .sessionGone, .prohibited, .invalid, .resources, .other: return nil
        }
        if better == .numberOnly, session.sessionID.isEmpty { return nil }
        return better == naming || tried.contains(better) ? nil : better
    }
}
