// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// A plan for a person, one line a term; what it does not have is left out.
enum PlanReport {
    static func text(_ plan: PlanRecord) -> String {
        let terms = plan.terms
        var table = Table(.text("PLAN"), .prose("\(plan.id)"))
        func add(_ title: String, _ value: (some CustomStringConvertible)?) {
            if let value { table.add(title, "\(value)") }
        }
        add("name", terms.name)
        add("state", plan.state.rawValue)
        add("rates", terms.rates)
        add(
            "burst",
            terms.burst.map { "\($0.rates) while below \($0.threshold) over \($0.secondsDown)/\($0.secondsUp) s" })
        add("guarantee", terms.guarantee)
        add("priority", terms.priority)
        add("session timeout", terms.sessionTimeout.map { "\($0) s" })
        add("idle timeout", terms.idleTimeout.map { "\($0) s" })
        add("interim interval", terms.interimInterval.map { "\($0) s" })
        add("delegation", "/\(terms.delegatedLength)")
        for (title, name) in PoolNameReport.rows(terms.pools) { add(title, name) }
        add("resolvers", terms.dns.isEmpty ? nil : terms.dns.map(\.description).joined(separator: ", "))
        add("address list", terms.addressList)
        add("profile", terms.profile)
        add("price", terms.price.map { "\($0) a month" })
        return table.text()
    }
}

/// The names of routers' pools, as reports show them.
enum PoolNameReport {
    static func rows(_ pools: PoolNames) -> [(title: String, name: String?)] {
        [
            ("IPv4 pool", TypedValues.text(pools.ipv4)), ("framed IPv6 pool", TypedValues.text(pools.framedIPv6)),
            ("stateful IPv6 pool", TypedValues.text(pools.statefulIPv6)),
            ("delegated IPv6 pool", TypedValues.text(pools.delegated)),
        ]
    }
}

extension JSONValue {
    static func plan(_ plan: PlanRecord) -> JSONValue {
        let terms = plan.terms
        return [
            "id": .id(plan.id), "name": .string(terms.name), "state": .string(plan.state.rawValue),
            "rates": .rates(terms.rates), "burst": terms.burst.map(burst) ?? .null,
            "guarantee": .rates(terms.guarantee),
            "priority": .whole(terms.priority), "session_timeout": .whole(terms.sessionTimeout),
            "idle_timeout": .whole(terms.idleTimeout), "interim_interval": .whole(terms.interimInterval),
            "delegated_length": .integer(Int64(terms.delegatedLength)), "pools": .poolNames(terms.pools),
            "dns": .array(terms.dns.map { .string($0.description) }), "address_list": .optional(terms.addressList),
            "profile": .optional(terms.profile), "price": .money(terms.price),
        ]
    }

    private static func burst(_ burst: Burst) -> JSONValue {
        [
            "rates": .rates(burst.rates), "threshold": .rates(burst.threshold),
            "seconds_down": .integer(Int64(burst.secondsDown)), "seconds_up": .integer(Int64(burst.secondsUp)),
        ]
    }

    /// Bits per second in both directions.
    static func rates(_ rates: Rates?) -> JSONValue {
        guard let rates else { return .null }
        return ["down": .integer(Int64(clamping: rates.down)), "up": .integer(Int64(clamping: rates.up))]
    }

    /// An amount as text without its currency, so that nobody computes with it in floating point, and the currency.
    static func money(_ money: Money?) -> JSONValue {
        guard let money else { return .null }
        return ["amount": .string(money.amountText), "currency": .string(money.currency.code)]
    }

    /// A whole number that may be missing.
    static func whole(_ value: (some FixedWidthInteger)?) -> JSONValue {
        value.map { .integer(Int64(clamping: $0)) } ?? .null
    }

    static func poolNames(_ pools: PoolNames) -> JSONValue {
        [
            "ipv4": .optional(TypedValues.text(pools.ipv4)),
            "framed_ipv6": .optional(TypedValues.text(pools.framedIPv6)),
            "stateful_ipv6": .optional(TypedValues.text(pools.statefulIPv6)),
            "delegated_ipv6": .optional(TypedValues.text(pools.delegated)),
        ]
    }
}
