// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

/// Says how user names of a realm are answered, from the next login on; adds the realm when it is new.
public struct SetRealm: Verb {
    public var name: RealmName
    public var way: RealmWay
    /// Seals the secret of a proxied realm.
    public var sealer: Sealer

    public init(_ name: RealmName, _ way: RealmWay, sealer: Sealer) {
        self.name = name
        self.way = way
        self.sealer = sealer
    }

    public func perform(_ transaction: Transaction) throws -> RealmID {
        try check()
        let database = transaction.database
        let text = name.description
        let known: RealmID? = try database.first("SELECT id FROM realm WHERE name = $1", .text(text)) { try $0.id(0) }
        let id: RealmID
        if let known {
            id = known
            transaction.record(.changed, .realm, id.value)
        } else {
            id = try transaction.added(
                .realm, try database.insert("INSERT INTO realm (name, way) VALUES ($1, 'refuse')", .text(text)))
        }
        try database.execute(
            "UPDATE realm SET way = $2, proxy_host = $3, proxy_port = $4, proxy_secret = $5 WHERE id = $1",
            [.id(id)] + (try columns(id)))
        return id
    }

    private func check() throws(Refusal) {
        guard case .proxy(let host, let port, let secret) = way else { return }
        guard !host.isEmpty, host.utf8.count <= 255, port > 0 else {
            throw Refusal(
                .malformed, "“\(host)” port \(port) is no server",
                advice: "write an address or a name, and a port from 1")
        }
        try SharedSecretRule.check(secret)
    }

    private func columns(_ id: RealmID) throws -> [SQLValue] {
        switch way {
        case .localStrip: return [.word(RealmWayWord.localStrip), .null, .null, .null]
        case .localKeep: return [.word(RealmWayWord.localKeep), .null, .null, .null]
        case .refuse: return [.word(RealmWayWord.refuse), .null, .null, .null]
        case .proxy(let host, let port, let secret):
            let place = SealedPlace(table: "realm", row: id.value, column: "proxy_secret")
            return [
                .word(RealmWayWord.proxy), .text(host), .int(Int(port)), .blob(try sealer.seal(secret, for: place)),
            ]
        }
    }
}
