// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// A request that was sent to a home server and is not answered yet.
struct HomeExchange {
    enum Errand {
        /// A router's login.
        case login(HandedLogin)
        /// Whether the server is back (RFC 5997).
        case probe
    }

    let errand: Errand
    /// Shared with the home server.
    let secret: SharedSecret
    /// The request's authenticator.
    let authenticator: Octets16
    /// Our Proxy-State; empty in a probe.
    let mark: [UInt8]
    /// Sent as it is each time.
    let octets: [UInt8]
    /// Tells deadlines of this exchange from those of an earlier one with the same key.
    let number: UInt64
    /// When it was sent first, in nanoseconds.
    let began: UInt64
}

/// Which login an exchange is about, so that a router's repetition is passed on as one.
struct LoginKey: Hashable {
    let worker: Int
    let origin: RequestOrigin

    init(_ login: HandedLogin) {
        worker = login.worker
        origin = login.origin
    }
}
