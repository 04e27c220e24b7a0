// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// Remembers what a router's requests have shown of its defences, where they are set to `auto`.
///
/// Once learned stays learned: an attacker who comes later must not loosen what a router has shown to be able to. Staff
/// forget it with a change of the router.
public struct LearnNASDefence: Verb {
    public var nas: NASID
    /// Whether it sends Message-Authenticator with every request; nil when that was not seen.
    public var messageAuthenticator: Bool?
    /// Whether it is no proxy, so that Proxy-State without Message-Authenticator must be a forgery; nil when not seen.
    public var limitsProxyState: Bool?

    public init(_ nas: NASID, messageAuthenticator: Bool?, limitsProxyState: Bool?) {
        self.nas = nas
        self.messageAuthenticator = messageAuthenticator
        self.limitsProxyState = limitsProxyState
    }

    /// - Returns: whether anything new was learned.
    public func perform(_ transaction: Transaction) throws -> Bool {
        var record = try Routers.find(nas, in: transaction.database)
        let before = record
        if record.terms.defence.requireMessageAuthenticator == .auto {
            record.terms.defence.learnedMessageAuthenticator = Self.stricter(
                record.terms.defence.learnedMessageAuthenticator, messageAuthenticator)
        }
        if record.terms.defence.limitProxyState == .auto {
            record.terms.defence.learnedProxyState = Self.stricter(
                record.terms.defence.learnedProxyState, limitsProxyState)
        }
        guard record != before else { return false }
        try Routers.update(record, in: transaction)
        return true
    }

    /// What is known after something was seen: yes never becomes no again.
    private static func stricter(_ known: Bool?, _ seen: Bool?) -> Bool? {
        switch (known, seen) {
        case (true, _), (_, nil): known
        case (_, let seen?): seen
        }
    }
}
