// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Forgets how to log in at a router. What was written there stays there.
public struct RemoveRouterAPI: Verb {
    public var nas: NASID

    public init(_ nas: NASID) {
        self.nas = nas
    }

    public func perform(_ transaction: Transaction) throws {
        let router = try Routers.find(nas, in: transaction.database)
        guard try RouterAPIRows.remove(nas, in: transaction.database) else {
            throw Refusal(
                .notFound, "router “\(router.name)” has no account for its API",
                advice: "there is nothing to remove; `firsthop nas router set` enters one")
        }
        transaction.record(.changed, .nas, nas.value)
    }
}
