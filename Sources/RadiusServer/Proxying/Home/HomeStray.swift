// SPDX-License-Identifier: Apache-2.0

/// Why a datagram that came to a port of ours for home servers is not believed. It changes nothing but a counter.
enum HomeStray: Int, Error, CaseIterable {
    /// No packet.
    case unreadable
    /// From another server, to another port or with another Identifier than anything that is awaited: late, or
    /// invented.
    case unmatched
    /// Not signed with the secret, or without the Message-Authenticator that is demanded.
    case unverified
    /// Its Proxy-States are not those that were sent.
    case wrongProxyState
    /// A code that answers nothing that was asked.
    case unexpectedCode

    /// The word in metrics.
    var word: String {
        switch self {
        case .unreadable: "unreadable"
        case .unmatched: "unmatched"
        case .unverified: "unverified"
        case .wrongProxyState: "wrong_proxy_state"
        case .unexpectedCode: "unexpected_code"
        }
    }
}
