// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// Garden rules as a table for a person.
enum GardenTable {
    static func text(_ rules: [GardenRule]) -> String {
        guard !rules.isEmpty else { return "Lines that may not be online are refused.\n" }
        var table = Table(.text("REASON"), .text("RULE OF"), .text("WAY"), .prose("TERMS"))
        for rule in rules {
            table.add(rule.reason.hyphenated, owner(rule.scope), word(rule.way), terms(rule.way))
        }
        return table.text()
    }

    private static func owner(_ scope: RouterScope) -> String {
        switch scope {
        case .nas: "router"
        case .vendor(let vendor): vendor.hyphenated
        }
    }

    private static func word(_ way: GardenWay) -> String {
        switch way {
        case .refuse: "refuse"
        case .garden: "garden"
        }
    }

    private static func terms(_ way: GardenWay) -> String {
        guard case .garden(let terms) = way else { return "" }
        var parts = PoolNameReport.rows(terms.pools).compactMap { row in row.name.map { "\(row.title) \($0)" } }
        if let list = TypedValues.text(terms.addressList) { parts.append("list \(list)") }
        if let profile = TypedValues.text(terms.profile) { parts.append("profile \(profile)") }
        if let rates = terms.rates { parts.append("\(rates)") }
        parts.append("\(terms.sessionSeconds) s")
        if terms.keepOwnAddresses { parts.append("own addresses") }
        return parts.joined(separator: ", ")
    }
}

extension JSONValue {
    static func gardenRule(_ rule: GardenRule) -> JSONValue {
        let (nas, vendor): (NASID?, String?) =
            switch rule.scope {
            case .nas(let id): (id, nil)
            case .vendor(let vendor): (nil, vendor.rawValue)
            }
        return [
            "nas": .id(nas), "vendor": .optional(vendor), "reason": .string(rule.reason.rawValue),
            "garden": garden(rule.way),
        ]
    }

    /// The terms of a garden; null for a refusal.
    private static func garden(_ way: GardenWay) -> JSONValue {
        guard case .garden(let terms) = way else { return .null }
        return [
            "pools": .poolNames(terms.pools), "address_list": .optional(TypedValues.text(terms.addressList)),
            "profile": .optional(TypedValues.text(terms.profile)), "rates": .rates(terms.rates),
            "session_seconds": .integer(Int64(terms.sessionSeconds)),
            "keep_own_addresses": .bool(terms.keepOwnAddresses),
        ]
    }
}
