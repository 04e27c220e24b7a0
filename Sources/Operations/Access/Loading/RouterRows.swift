// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// Routers, plans and realms from their rows.
enum RouterRows {
    /// Everything that ``DirectoryRouters`` holds, and the secrets that could not be opened: such a router is not answered.
    static func read(
        in database: Database, opening sealer: Sealer
    ) throws -> (routers: DirectoryRouters, faults: [SealingError]) {
        var faults: [SealingError] = []
        let nases = try nases(in: database, opening: sealer, &faults)
        let realms = try realms(in: database, opening: sealer, &faults)
        return (DirectoryRouters(nases: nases, plans: try plans(in: database), realms: realms), faults)
    }

    private static func nases(
        in database: Database, opening sealer: Sealer, _ faults: inout [SealingError]
    ) throws -> [NASTerms] {
        let gardens = try GardenRows.all(in: database)
        let sealed = try database.all("SELECT id, secret FROM nas WHERE secret IS NOT NULL") { row in
            (id: try row.id(0) as NASID, secret: try row.blob(1))
        }
        let secrets = Dictionary(sealed.map { ($0.id, $0.secret) }, uniquingKeysWith: { first, _ in first })
        var nases: [NASTerms] = []
        for record in try Routers.all(in: database) where record.isAnswered {
            guard let source = record.terms.source, let bytes = secrets[record.id] else { continue }
            let place = Routers.secretPlace(record.id)
            guard let secret = open(bytes, place, sealer, &faults) else { continue }
            let extras =
                try ExtraAttributes.of(.vendor(record.terms.vendor), in: database)
                + ExtraAttributes.of(.nas(record.id), in: database)
            nases.append(
                NASTerms(
                    id: record.id, name: record.name, source: source, secret: secret, vendor: record.terms.vendor,
                    version: record.terms.version, state: record.terms.state, defence: record.terms.defence,
                    invertedRates: record.terms.invertedRates, invertedAccounting: record.terms.invertedAccounting,
                    gardens: rules(for: record, from: gardens), extras: extras,
                    interimInterval: record.terms.interimInterval,
                    dynamicAuthorizationPort: record.terms.dynamicAuthorizationPort))
        }
        return nases
    }

    /// The vendor's rules, and over them the router's own.
    private static func rules(for record: NASRecord, from rows: [GardenRule]) -> GardenRules {
        var rules = GardenRules()
        for scope in [RouterScope.vendor(record.terms.vendor), .nas(record.id)] {
            for row in rows where row.scope == scope {
                rules[row.reason] = row.way
            }
        }
        return rules
    }

    private static func plans(in database: Database) throws -> [PlanTerms] {
        try Plans.all(in: database).map { record in
            let terms = record.terms
            return PlanTerms(
                id: record.id, name: Array(terms.name.utf8), rates: terms.rates, burst: terms.burst,
                guarantee: terms.guarantee, priority: terms.priority, sessionTimeout: terms.sessionTimeout,
                idleTimeout: terms.idleTimeout, interimInterval: terms.interimInterval, pools: terms.pools,
                dns: terms.dns, addressList: terms.addressList.map { Array($0.utf8) },
                profile: terms.profile.map { Array($0.utf8) },
                extras: try ExtraAttributes.of(.plan(record.id), in: database))
        }
    }

    private static func realms(
        in database: Database, opening sealer: Sealer, _ faults: inout [SealingError]
    ) throws -> [RealmTerms] {
        let rows = try database.all("SELECT id, name, way, proxy_host, proxy_port, proxy_secret FROM realm") { row in
            (
                id: try row.id(0) as RealmID, name: try row.utf8(1), way: try row.word(2) as RealmWayWord,
                host: try row.optional(3, row.text), port: try row.optional(4, row.number) as UInt16?,
                secret: try row.optional(5, row.blob)
            )
        }
        return rows.map { row in
            let way: RealmWay
            switch row.way {
            case .localStrip: way = .localStrip
            case .localKeep: way = .localKeep
            case .refuse: way = .refuse
            case .proxy:
                let place = SealedPlace(table: "realm", row: row.id.value, column: "proxy_secret")
                if let host = row.host, let port = row.port, let sealed = row.secret,
                    let secret = open(sealed, place, sealer, &faults)
                {
                    way = .proxy(host: host, port: port, secret: secret)
                } else {
                    // Without the other server's secret nobody of the realm can be asked for.
                    way = .refuse
                }
            }
            return RealmTerms(id: row.id, name: row.name, way: way)
        }
    }

    private static func open(
        _ bytes: [UInt8], _ place: SealedPlace, _ sealer: Sealer, _ faults: inout [SealingError]
    ) -> Secret? {
        do {
            return try sealer.open(bytes, for: place)
        } catch {
            faults.append(error)
            return nil
        }
    }
}
