// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds a router. Without a source and a secret it is known, but not answered.
public struct AddNAS: Verb {
    public var terms: NASDescription
    public var secret: SecretEntry?

    public init(_ terms: NASDescription, secret: SecretEntry? = nil) {
        self.terms = terms
        self.secret = secret
    }

    /// A router of which nothing but the name is known yet.
    public init(name: String) {
        self.init(NASDescription(name: name))
    }

    public func perform(_ transaction: Transaction) throws -> NASID {
        try terms.check()
        if let secret { try SharedSecretRule.check(secret.secret) }
        try Routers.checkFree(terms, in: transaction.database)
        let record = try Routers.insert(terms, in: transaction)
        if let secret { try Routers.store(secret, of: record.id, in: transaction) }
        return record.id
    }
}
