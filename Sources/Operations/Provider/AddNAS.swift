// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds a router that will ask us.
public struct AddNAS: Verb {
    public var name: String

    public init(name: String) {
        self.name = name
    }

    public func perform(_ transaction: Transaction) throws -> NASID {
        try transaction.added(
            .nas,
            try transaction.database.insert(
                "INSERT INTO nas (name, state) VALUES ($1, $2)", .text(name), .word(NASState.active)))
    }
}
