// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Why a router was not asked to change or end a session.
public enum ControlObstacle: Error, Sendable, Hashable {
    /// There is no such NAS, or it has no secret.
    case unknownNAS
    /// The NAS is a network of routers, and the session does not say which of them has it.
    case unknownRouter
    /// This server has no address of the router's family to send from.
    case noSource(IPFamily)
    /// Too little is known of the session to name it.
    case unnamedSession
    /// Nothing of what was wanted can be changed at this router while a session runs.
    case notChangeable
    /// What was wanted does not fit into one packet.
    case tooLong
    /// A newer request for the same session took its place.
    case replaced
    /// Whoever asked has given up.
    case cancelled
    /// Too many requests wait already.
    case queueFull
    /// It waited too long behind others for the same router.
    case waitedTooLong
    /// The server stops.
    case stopping
}

extension ControlObstacle: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownNAS: "no such NAS is in use with a secret; enter it or its secret"
        case .unknownRouter: "the NAS stands for a network, and which router has the session is not known yet"
        case .noSource(let family): "this server sends from no \(family) address; configure one"
        case .unnamedSession: "neither a session number nor a user name of the session is known"
        case .notChangeable: "this router can change nothing of it while a session runs; disconnect the session instead"
        case .tooLong: "the change does not fit into a packet; name fewer attributes"
        case .replaced: "a newer request for the same session took its place"
        case .cancelled: "whoever asked did not wait for it"
        case .queueFull: "too many requests wait already; try again later"
        case .waitedTooLong: "it waited too long behind other requests for a router that hardly answers"
        case .stopping: "the server stops"
        }
    }
}
