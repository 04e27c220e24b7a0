// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import ProviderValues
public import Storage

/// Gives every service of a list its prefix, in one transaction.
///
/// For whole routers and migrations; a thousand at a time keeps others from waiting long (see ``usualBatch``).
public struct AssignMany: Verb {
    /// Services in one transaction: about ten milliseconds of writing.
    public static let usualBatch = 1_000

    public var services: [ServiceID]
    public var kind: HoldingKind
    public var choice: AssignPrefix.Choice

    public init(_ kind: HoldingKind, to services: [ServiceID], _ choice: AssignPrefix.Choice) {
        self.services = services
        self.kind = kind
        self.choice = choice
    }

    public var locks: [StoreLock] { [.addressPlan] }

    /// - Returns: the holdings in the order of the services.
    public func perform(_ transaction: Transaction) throws -> [Holding] {
        if case .exactly(let prefix) = choice, services.count > 1 {
            throw Refusal(.malformed, "\(prefix) cannot be given to several services", advice: "name one service")
        }
        let pools = PoolSession(transaction)
        let holdings = try services.map { id in
            let service = try AssignPrefix.service(id, in: transaction.database)
            return try AssignPrefix(kind, to: id, choice).assign(service, pools)
        }
        try pools.store()
        return holdings
    }
}
