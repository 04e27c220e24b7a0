// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Finds the router of a name, and adds it when there is none.
public struct EnsureNAS: Verb {
    public var name: String

    public init(name: String) {
        self.name = name
    }

    public func perform(_ transaction: Transaction) throws -> NASID {
        try transaction.database.first("SELECT id FROM nas WHERE name = $1", .text(name)) { try $0.id(0) }
            ?? AddNAS(name: name).perform(transaction)
    }
}
