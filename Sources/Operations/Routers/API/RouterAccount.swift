// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How to log in at a router's programming interface.
public struct RouterAccount: Sendable, Equatable {
    /// Its address, or its name in the DNS.
    public var host: String
    public var port: UInt16
    public var security: RouterSecurity
    public var userName: String
    public var password: Secret
    /// Whether to answer the challenge of routers older than RouterOS 6.43. It rests on MD5, and whoever listens can search for the
    /// password.
    public var allowsOldLogin: Bool

    public init(
        host: String, port: UInt16? = nil, security: RouterSecurity, userName: String, password: Secret,
        allowsOldLogin: Bool = false
    ) {
        self.host = host
        self.port = port ?? security.usualPort
        self.security = security
        self.userName = userName
        self.password = password
        self.allowsOldLogin = allowsOldLogin
    }
}
