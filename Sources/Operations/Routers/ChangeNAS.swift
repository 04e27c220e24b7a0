// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// Changes what is known of a router, or its secret; its next request is answered accordingly.
///
/// One that is moved to another source, or made by another vendor, may be another machine: what was learned of its defences
/// is forgotten.
public struct ChangeNAS: Verb {
    public var nas: NASID
    /// The new secret; nil leaves it.
    public var secret: SecretEntry?
    /// Makes the change; may run more than once.
    public var edit: @Sendable (inout NASDescription) throws -> Void

    public init(
        _ nas: NASID, secret: SecretEntry? = nil, _ edit: @escaping @Sendable (inout NASDescription) throws -> Void
    ) {
        self.nas = nas
        self.secret = secret
        self.edit = edit
    }

    public func perform(_ transaction: Transaction) throws -> NASRecord {
        let before = try Routers.find(nas, in: transaction.database)
        guard before.terms.state != .retired else {
            throw Refusal(.state, "router “\(before.name)” is retired", advice: "add its successor as a new router")
        }
        var after = before
        try edit(&after.terms)
        guard after.terms.state != .retired else {
            throw Refusal(.state, "a router is not retired by a change", advice: "use `firsthop nas retire`")
        }
        if after.terms.source != before.terms.source || after.terms.vendor != before.terms.vendor {
            after.terms.defence.learnedMessageAuthenticator = nil
            after.terms.defence.learnedProxyState = nil
        }
        guard after != before || secret != nil else { return before }
        try after.terms.check()
        try Routers.checkFree(after.terms, except: nas, in: transaction.database)
        if let secret {
            try SharedSecretRule.check(secret.secret)
            try Routers.store(secret, of: nas, in: transaction)
            after.hasSecret = true
        }
        try Routers.update(after, in: transaction)
        return after
    }
}
