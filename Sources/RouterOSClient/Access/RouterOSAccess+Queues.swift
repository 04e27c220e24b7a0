// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import Operations
public import ProviderValues
import RouterOSCodec

extension RouterTable {
    static let simpleQueue = RouterTable(
        path: .known("/queue/simple"),
        properties: [
            "name": .text, "target": .addresses, "max-limit": .rates, "limit-at": .rates, "parent": .text,
            "disabled": .flag,
        ], identity: ["name"], isOrdered: true)
}

extension RouterOSAccess {
    /// Rows of `/queue/simple`, one a line, with targets of both families.
    public func setQueues(_ queues: [LineQueue], at nas: NASID) async -> [RouterOutcome] {
        let router: Router
        do throws(RouterTrouble) {
            router = try await self.router(nas)
        } catch {
            return queues.map { _ in .notSent(error) }
        }
        let tokens = queues.map { OwnershipToken(.queue, $0.service.value) }
        let rows = zip(queues, tokens).compactMap { $0.row($1) }
        return await router.outcomes(tokens, .simpleQueue, rows, "setting queues at")
    }
}

extension LineQueue {
    /// Nil where the line shall have none: without rates, or without anything to apply them to, which a router would take for
    /// everything.
    fileprivate func row(_ token: OwnershipToken) -> WantedRow? {
        let targets = Set(prefixes).sorted().map { RawText("\($0)") }
        guard let rates, !targets.isEmpty, let target = RawText(list: targets) else { return nil }
        return WantedRow(
            token: token,
            values: [
                Attribute("name", RawText("firsthop-\(service)")), Attribute("target", target),
                Attribute("max-limit", RawText(rates)),
                Attribute("limit-at", RawText(guarantee ?? Rates(down: 0, up: 0))),
                Attribute("parent", RawText(parent ?? "none")), Attribute("disabled", RawText(false)),
            ])
    }
}
