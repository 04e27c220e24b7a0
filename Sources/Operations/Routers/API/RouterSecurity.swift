// SPDX-License-Identifier: Apache-2.0

/// How a connection to a router's programming interface is protected, and by what we know the router.
public enum RouterSecurity: Sendable, Hashable {
    /// Not at all: the password can be read on the way. For a network that nobody else is in.
    case plain
    /// TLS, and the router's own certificate is the one with this SHA-256, in 32 octets.
    case pinned(fingerprint: [UInt8])
    /// TLS, and an authority of the provider's vouches for the router. `authorities` are certificates in PEM; `serverName` is a name
    /// that the router's certificate may be made out to; otherwise it must be made out to the address.
    case authority(authorities: String, serverName: String?)
    /// TLS with whoever answers: nobody who only listens learns the password, but anybody who answers does.
    case unchecked

    /// The port where routers wait for it unless told otherwise.
    public var usualPort: UInt16 {
        switch self {
        case .plain: 8728
        case .pinned, .authority, .unchecked: 8729
        }
    }
}
