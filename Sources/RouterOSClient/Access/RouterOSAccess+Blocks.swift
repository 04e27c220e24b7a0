// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import Operations
public import ProviderValues
import RouterOSCodec

extension RouterTable {
    private static func addressList(_ path: StaticString) -> RouterTable {
        RouterTable(
            path: .known(path), properties: ["list": .text, "address": .address, "disabled": .flag],
            identity: ["list", "address"])
    }

    static let ipv4AddressList = addressList("/ip/firewall/address-list")
    static let ipv6AddressList = addressList("/ipv6/firewall/address-list")
}

extension RouterOSAccess {
    /// Rows of `/ip/firewall/address-list` and `/ipv6/firewall/address-list`.
    public func setBlocks(_ blocks: [LineBlock], at nas: NASID) async -> [RouterOutcome] {
        let tokens = blocks.map { OwnershipToken(.block, $0.service.value) }
        return await reconcile(tokens, at: nas, "listing addresses at") { family in
            let rows = zip(blocks, tokens).flatMap { block, token in block.rows(family, token) }
            return (family == .v4 ? .ipv4AddressList : .ipv6AddressList, rows)
        }
    }

    /// Brings the menus of both families to what they shall be, at the same time; what one of them lacks, the line lacks.
    private func reconcile(
        _ tokens: [OwnershipToken], at nas: NASID, _ doing: String,
        _ rows: (IPFamily) -> (RouterTable, [WantedRow])
    ) async -> [RouterOutcome] {
        let router: Router
        do throws(RouterTrouble) {
            router = try await self.router(nas)
        } catch {
            return tokens.map { _ in .notSent(error) }
        }
        let (table4, rows4) = rows(.v4)
        let (table6, rows6) = rows(.v6)
        async let outcomes4 = router.outcomes(tokens, table4, rows4, doing)
        async let outcomes6 = router.outcomes(tokens, table6, rows6, doing)
        return zip(await outcomes4, await outcomes6).map { $0.joined(with: $1) }
    }
}

extension RouterOSAccess.Router {
    /// Brings a menu to what it shall be, and says for every token what came of it.
    func outcomes(
        _ tokens: [OwnershipToken], _ table: RouterTable, _ rows: [WantedRow], _ doing: String,
        keepsOthers: Bool = false
    ) async -> [RouterOutcome] {
        do throws(RouterFault) {
            let report = try await table.reconcile(
                rows, scope: Set(tokens), at: link, times: times, keepsOthers: keepsOthers)
            return tokens.map { report.outcome(of: $0) { trouble($0, doing) } }
        } catch {
            let trouble = trouble(error, doing)
            return tokens.map { _ in
                switch error {
                case .refused: .refused(trouble.message)
                default: .notSent(trouble)
                }
            }
        }
    }
}

extension TableReport {
    fileprivate func outcome(
        of token: OwnershipToken, _ trouble: (RouterFault) -> RouterTrouble
    ) -> RouterOutcome {
        if let conflict = plan.conflicts[token] { return .refused(conflict) }
        switch faults[token] {
        case .refused(let trap): return .refused(trouble(.refused(trap)).message)
        // What was lost on the way may have been done: reading it back decides.
        case .some(let fault) where unverified != nil || remaining[token] != nil: return .unverified(trouble(fault))
        case .some, nil: break
        }
        if let unverified, changes(of: token) > 0 { return .unverified(trouble(unverified)) }
        if let count = remaining[token] {
            return .refused(
                "after writing, \(count) rows of it are still not as they should be; somebody else may change them too")
        }
        return .confirmed(changes: changes(of: token))
    }
}

extension LineBlock {
    fileprivate func rows(_ family: IPFamily, _ token: OwnershipToken) -> [WantedRow] {
        guard let list else { return [] }
        let own = Set(prefixes.filter { $0.family == family }).sorted()
        return own.map { prefix in
            let values = [
                Attribute("list", RawText(list)), Attribute("address", RawText(prefix.routerText)),
                Attribute("disabled", RawText(false)),
            ]
            return WantedRow(token: token, values: values)
        }
    }
}

extension IPPrefix {
    /// As RouterOS prints it: without a length where it is a single IPv4 address.
    var routerText: String {
        family == .v4 && length == family.bitWidth ? "\(first)" : "\(self)"
    }
}
