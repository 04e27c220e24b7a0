// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Says how to log in at a router, in place of what was said before.
public struct SetRouterAPI: Verb {
    public var nas: NASID
    public var terms: RouterAPIDescription
    /// Nil keeps the password that is there.
    public var password: SecretEntry?

    public init(_ nas: NASID, _ terms: RouterAPIDescription, password: SecretEntry?) {
        self.nas = nas
        self.terms = terms
        self.password = password
    }

    public func perform(_ transaction: Transaction) throws {
        let router = try Routers.find(nas, in: transaction.database)
        guard router.terms.state != .retired else {
            throw Refusal(.state, "router “\(router.name)” is retired", advice: "add its successor as a new router")
        }
        try terms.check()
        let known = try RouterAPIRows.find(nas, in: transaction.database)
        let sealed = try password?.sealed(for: RouterAPIRows.passwordPlace(nas)) ?? known?.password
        guard let sealed else {
            throw Refusal(
                .malformed, "router “\(router.name)” has no password for its API yet",
                advice: "give one with --password-file")
        }
        try RouterAPIRows.store(terms, password: sealed, of: nas, in: transaction.database)
        transaction.record(.changed, .nas, nas.value)
    }
}
