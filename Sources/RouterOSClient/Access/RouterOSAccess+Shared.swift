// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import Operations
public import ProviderValues
public import RouterConfig
import RouterOSCodec

extension RouterTable {
    /// Queues that lines share, of both kinds. Their names are made from what they are about, so they are found by these.
    private static func shared(_ menu: RouterOSMenu) -> RouterTable? {
        switch menu {
        case .simpleQueue:
            RouterTable(
                path: .known("/queue/simple"),
                properties: ["name": .text, "target": .addresses, "max-limit": .rates, "limit-at": .rates],
                identity: ["name"])
        case .queueTree:
            RouterTable(
                path: .known("/queue/tree"), properties: ["name": .text, "max-limit": .text, "limit-at": .text],
                identity: ["name"])
        case .queueType, .pppProfile, .addressList4, .addressList6, .mangle4, .mangle6: nil
        }
    }

    fileprivate static let sharedQueues: [(RouterOSMenu, RouterTable)] = [RouterOSMenu.simpleQueue, .queueTree]
        .compactMap {
            menu in shared(menu).map { (menu, $0) }
        }
}

extension RouterOSAccess {
    /// Rows of `/queue/simple` and `/queue/tree` that a script of ours has made.
    public func setSharedQueues(_ rows: [RouterOSRow], at nas: NASID) async -> RouterOutcome {
        let router: Router
        do throws(RouterTrouble) {
            router = try await self.router(nas)
        } catch {
            return .notSent(error)
        }
        var outcome: RouterOutcome?
        for (menu, table) in RouterTable.sharedQueues {
            let wanted = rows.filter { $0.menu == menu }.compactMap { WantedRow($0, table) }
            guard let own = await router.setPresent(wanted, in: table) else { continue }
            outcome = outcome?.joined(with: own) ?? own
        }
        return outcome
            ?? .refused(
                "it has none of our shared queues; load what `firsthop contention render --for routeros` writes first")
    }
}

extension RouterOSAccess.Router {
    /// Sets those rows that the router has; nil when it has none of them.
    fileprivate func setPresent(_ wanted: [WantedRow], in table: RouterTable) async -> RouterOutcome? {
        let doing = "setting shared queues at"
        let present: Set<OwnershipToken>
        let names: Set<RawText>
        do throws(RouterFault) {
            let rows = try await print(table.path, ["name", "comment", "dynamic"])
            let own = rows.filter { !$0.isDynamic }.compactMap { row in
                OwnershipToken(comment: row["comment"]).map { ($0, row["name"] ?? "") }
            }
            (present, names) = (Set(own.map(\.0)), Set(own.map(\.1)))
        } catch {
            return .notSent(trouble(error, doing))
        }
        let rows = wanted.filter { present.contains($0.token) && names.contains($0["name"] ?? "") }
        guard !rows.isEmpty else { return nil }
        let tokens = Set(rows.map(\.token))
        let outcomes = await outcomes(Array(tokens), table, rows, doing, keepsOthers: true)
        return outcomes.dropFirst().reduce(outcomes.first) { $0?.joined(with: $1) }
    }
}

extension WantedRow {
    /// What a row of ours says in the properties of a table; nil for a row without a token or name.
    fileprivate init?(_ row: RouterOSRow, _ table: RouterTable) {
        guard case .ownName = row.identity, let token = OwnershipToken(comment: row.comment.map { RawText($0) }) else {
            return nil
        }
        let values = row.allArguments.compactMap { argument in
            table.properties[RawText(argument.name)] == nil
                ? nil : Attribute(RawText(argument.name), RawText(argument.value.plainText))
        }
        self.init(token: token, values: values)
    }
}
