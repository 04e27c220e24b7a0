// SPDX-License-Identifier: Apache-2.0

/// Where and how RADIUS is answered.
public struct RadiusSettings: Sendable {
    /// The endpoints for logins and Status-Server.
    public var authentication: [RadiusEndpoint]
    /// The endpoints for accounting and Status-Server.
    public var accounting: [RadiusEndpoint]
    /// Threads, each with a socket of its own on every endpoint; at least one.
    public var workers: Int
    /// How logins of proxied realms are handed on.
    public var proxying: ProxySettings

    public init(
        authentication: [RadiusEndpoint], accounting: [RadiusEndpoint] = [], workers: Int,
        proxying: ProxySettings = ProxySettings()
    ) {
        self.authentication = authentication
        self.accounting = accounting
        self.workers = workers
        self.proxying = proxying
    }
}

extension RadiusSettings {
    /// All endpoints, those for logins first.
    var endpoints: [RadiusEndpoint] { authentication + accounting }

    /// What each of ``endpoints`` is for.
    var purposes: [DoorPurpose] { authentication.map { _ in .logins } + accounting.map { _ in .accounting } }
}
