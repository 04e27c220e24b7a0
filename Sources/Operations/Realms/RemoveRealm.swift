// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Forgets a realm: its names are answered like any others, by us and as a whole.
public struct RemoveRealm: Verb {
    public var name: RealmName

    public init(_ name: RealmName) {
        self.name = name
    }

    public func perform(_ transaction: Transaction) throws -> RealmID {
        let text = name.description
        let id: RealmID? = try transaction.database.first("SELECT id FROM realm WHERE name = $1", .text(text)) {
            try $0.id(0)
        }
        guard let id else {
            throw Refusal(
                .notFound, "there is no realm “\(text)”", advice: "`firsthop realm list` shows those there are")
        }
        try transaction.database.execute("DELETE FROM realm WHERE id = $1", .id(id))
        transaction.record(.removed, .realm, id.value)
        return id
    }
}
