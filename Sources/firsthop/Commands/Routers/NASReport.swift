// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// A router for a person, one line a fact.
enum NASReport {
    static func text(_ router: NASRecord) -> String {
        let terms = router.terms
        var table = Table(.text("ROUTER"), .prose("\(router.id)"))
        table.add("name", terms.name)
        table.add("state", terms.state.rawValue)
        table.add("asks from", terms.source.map(source) ?? "nowhere: it is not answered")
        table.add("secret", router.hasSecret ? "stored" : "none: it is not answered")
        table.add("vendor", terms.vendor.hyphenated)
        table.add("version", terms.version?.description ?? "unknown")
        table.add(
            "Message-Authenticator",
            defence(terms.defence.requireMessageAuthenticator, terms.defence.learnedMessageAuthenticator))
        table.add("limit Proxy-State", defence(terms.defence.limitProxyState, terms.defence.learnedProxyState))
        table.add("rates", terms.invertedRates ? "inverted" : "as usual")
        table.add("accounting", terms.invertedAccounting ? "inverted" : "as usual")
        if let seconds = terms.interimInterval { table.add("interim interval", "\(seconds) s") }
        table.add("changes at port", "\(terms.dynamicAuthorizationPort)")
        return table.text()
    }

    /// An address as such, a network as a prefix.
    static func source(_ source: IPPrefix) -> String {
        source.length == source.family.bitWidth ? "\(source.first)" : "\(source)"
    }

    private static func defence(_ setting: DefenceSetting, _ learned: Bool?) -> String {
        switch setting {
        case .yes: "required"
        case .no: "not required"
        case .auto: learned.map { "auto, learned: \($0 ? "required" : "not required")" } ?? "auto, nothing learned yet"
        }
    }
}

extension JSONValue {
    static func nas(_ router: NASRecord) -> JSONValue {
        let terms = router.terms
        return [
            "id": .id(router.id), "name": .string(terms.name), "state": .string(terms.state.rawValue),
            "source": .optional(terms.source?.description), "has_secret": .bool(router.hasSecret),
            "vendor": .string(terms.vendor.rawValue), "version": .optional(terms.version?.description),
            "require_message_authenticator": .string(terms.defence.requireMessageAuthenticator.rawValue),
            "limit_proxy_state": .string(terms.defence.limitProxyState.rawValue),
            "learned_message_authenticator": .flag(terms.defence.learnedMessageAuthenticator),
            "learned_proxy_state": .flag(terms.defence.learnedProxyState),
            "inverted_rates": .bool(terms.invertedRates), "inverted_accounting": .bool(terms.invertedAccounting),
            "interim_interval": .whole(terms.interimInterval),
            "dynamic_authorization_port": .integer(Int64(terms.dynamicAuthorizationPort)),
        ]
    }

    /// A flag that may be unknown.
    static func flag(_ value: Bool?) -> JSONValue { value.map(JSONValue.bool) ?? .null }
}
