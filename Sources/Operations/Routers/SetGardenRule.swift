// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

/// Says what becomes of lines that may not be online for a reason: refused, or let into a walled garden.
public struct SetGardenRule: Verb {
    public var scope: RouterScope
    public var reason: BlockReason
    public var way: GardenWay

    public init(_ scope: RouterScope, _ reason: BlockReason, _ way: GardenWay) {
        self.scope = scope
        self.reason = reason
        self.way = way
    }

    /// - Returns: what will not work where lines log in with MS-CHAP; empty for a refusal.
    public func perform(_ transaction: Transaction) throws -> [GardenWarning] {
        let terms = try checkedTerms()
        try GardenRows.delete(scope, reason, in: transaction.database)
        try GardenRows.insert(scope, reason, terms, in: transaction.database)
        try GardenRows.recordChange(of: scope, in: transaction)
        return terms.map { GardenRules([reason: $0]).warnings(for: .msCHAPv2) } ?? []
    }

    private func checkedTerms() throws(Refusal) -> GardenTerms? {
        guard case .garden(let terms) = way else { return nil }
        if let rates = terms.rates { try PlanDescription.check(rates, "the garden's rates") }
        guard terms.sessionSeconds > 0 else {
            throw Refusal(
                .malformed, "a garden session of 0 seconds would never end at some routers",
                advice: "usual are \(GardenTerms.usualSessionSeconds)")
        }
        try RouterText.check(terms.pools, of: "the garden")
        if let list = terms.addressList {
            try RouterText.check(String(decoding: list, as: UTF8.self), "the address list")
        }
        if let profile = terms.profile { try RouterText.check(String(decoding: profile, as: UTF8.self), "the profile") }
        guard terms.pools != .none || terms.addressList != nil || terms.profile != nil else {
            throw Refusal(
                .malformed, "a garden without pool, address list and profile would be no different from being online",
                advice: "say what tells its lines apart at the router")
        }
        return terms
    }
}
