// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import RadiusCodec

/// What a router is asked to do with a session.
enum ControlTask: Sendable {
    case disconnect
    case change(AccessGrant)

    var code: RadiusCode {
        switch self {
        case .disconnect: .disconnectRequest
        case .change: .coaRequest
        }
    }

    /// The packet in which a router says that it is done.
    var acknowledgement: RadiusCode {
        switch self {
        case .disconnect: .disconnectACK
        case .change: .coaACK
        }
    }

    /// The packet in which a router says that it is not.
    var refusal: RadiusCode {
        switch self {
        case .disconnect: .disconnectNAK
        case .change: .coaNAK
        }
    }

    /// What a change is for; nil for a disconnect.
    var purpose: ReplyPurpose? {
        switch self {
        case .disconnect: nil
        case .change(let access): access.purpose
        }
    }
}
