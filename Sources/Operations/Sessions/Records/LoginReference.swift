// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// The login that a session goes back to, as the router returned it and its tag proves.
public struct LoginReference: Sendable, Hashable {
    /// The number that the login gave. A router may use one login for several sessions.
    public var session: SessionKey
    /// The service that logged in; nil for an unknown user in a walled garden.
    public var service: ServiceID?
    /// When the login was answered.
    public var issued: Timestamp
    /// Why the session is in a walled garden; nil for one that is not.
    public var garden: BlockReason?
    /// What the login was granted.
    public var granted: AccessFingerprint

    public init(
        session: SessionKey, service: ServiceID?, issued: Timestamp, garden: BlockReason? = nil,
        granted: AccessFingerprint
    ) {
        self.session = session
        self.service = service
        self.issued = issued
        self.garden = garden
        self.granted = granted
    }
}
