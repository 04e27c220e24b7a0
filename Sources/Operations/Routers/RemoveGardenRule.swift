// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Takes a rule away: a router's falls back to its vendor's, and a vendor's to refusing.
public struct RemoveGardenRule: Verb {
    public var scope: RouterScope
    public var reason: BlockReason

    public init(_ scope: RouterScope, _ reason: BlockReason) {
        self.scope = scope
        self.reason = reason
    }

    /// - Returns: whether there was one.
    public func perform(_ transaction: Transaction) throws -> Bool {
        guard try GardenRows.delete(scope, reason, in: transaction.database) else { return false }
        try GardenRows.recordChange(of: scope, in: transaction)
        return true
    }
}
