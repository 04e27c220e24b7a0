// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What the first request of a NAS showed under the setting `auto`; to be stored with the NAS, so that it holds after a
/// restart.
public struct LearnedDefence: Sendable, Hashable {
    public let nas: NASID
    /// The NAS sends Message-Authenticator and shall go on doing so; nil when nothing was learned about it.
    public let messageAuthenticator: Bool?
    /// Proxy-State without Message-Authenticator is refused from now on; nil when nothing was learned about it.
    public let proxyState: Bool?

    public init(nas: NASID, messageAuthenticator: Bool?, proxyState: Bool?) {
        self.nas = nas
        self.messageAuthenticator = messageAuthenticator
        self.proxyState = proxyState
    }
}
