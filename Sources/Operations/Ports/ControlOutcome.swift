// SPDX-License-Identifier: Apache-2.0

/// What became of a request to change or end a session.
public enum ControlOutcome: Sendable, Hashable {
    /// The router says that it is done.
    case acknowledged
    /// The router says that it has not done it, and leaves the session as it is.
    case refused(ControlRefusal)
    /// The router was asked and its answer never came: nobody knows whether it is done.
    case unanswered
    /// The router was never asked.
    case notSent(ControlObstacle)
}

extension ControlOutcome: CustomStringConvertible {
    /// One sentence for the provider's people.
    public var description: String {
        switch self {
        case .acknowledged: "the router acknowledged it"
        case .refused(let refusal): "the router refused it: \(refusal)"
        case .unanswered:
            "the router did not answer; see that it accepts changes from this server's address, at the port and with the "
                + "secret that the NAS has here"
        case .notSent(let obstacle): "the router was not asked: \(obstacle)"
        }
    }
}
