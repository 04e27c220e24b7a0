// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// A line for a person, one line a fact; what it does not have is left out.
enum ServiceReport {
    static func text(_ facts: ServiceFacts) -> String {
        let terms = facts.details.terms
        var table = Table(.text("SERVICE"), .prose("\(facts.details.id)"))
        func add(_ title: String, _ value: (some CustomStringConvertible)?) {
            if let value { table.add(title, "\(value)") }
        }
        add("name", terms.name)
        add("customer", "\(facts.customer.name) (\(facts.customer.id), \(facts.customer.state.rawValue))")
        add("kind", terms.accessKind.hyphenated)
        add("state", terms.state.rawValue)
        add("held back", terms.hold?.hyphenated)
        add("plan", facts.plan)
        add("router", facts.router)
        add("user name", terms.userName)
        add("password", facts.details.hasPassword ? "stored" : "none")
        add("devices", "\(terms.macBinding.text)" + terms.macs.map { " \($0)" }.joined())
        add("circuit id", terms.circuitID.map { OctetText.text(of: $0) })
        add("remote id", terms.remoteID.map { OctetText.text(of: $0) })
        add("sessions at once", terms.simultaneousUse == 0 ? "any number" : "\(terms.simultaneousUse)")
        add("interface id", terms.interfaceID)
        for (title, name) in PoolNameReport.rows(terms.pools) { add(title, name) }
        for route in terms.routes { add("route", route) }
        add("opens a radio for", terms.mainService)
        return table.text()
    }
}

extension JSONValue {
    static func serviceFacts(_ facts: ServiceFacts) -> JSONValue {
        let terms = facts.details.terms
        return [
            "id": .id(facts.details.id), "name": .string(terms.name), "customer": .customer(facts.customer),
            "kind": .string(terms.accessKind.rawValue), "state": .string(terms.state.rawValue),
            "hold": .optional(terms.hold?.rawValue), "plan": .id(terms.plan), "plan_name": .optional(facts.plan),
            "nas": .id(terms.nas), "nas_name": .optional(facts.router),
            "user_name": .optional(terms.userName?.description), "has_password": .bool(facts.details.hasPassword),
            "mac_binding": .string(terms.macBinding.text), "macs": .array(terms.macs.map { .string($0.description) }),
            "circuit_id": .optional(terms.circuitID.map { OctetText.text(of: $0) }),
            "remote_id": .optional(terms.remoteID.map { OctetText.text(of: $0) }),
            "simultaneous_use": .integer(Int64(terms.simultaneousUse)),
            "interface_id": .optional(terms.interfaceID?.description), "pools": .poolNames(terms.pools),
            "routes": .array(terms.routes.map { .string($0.description) }), "main_service": .id(terms.mainService),
            "holdings": .array(facts.holdings.map { .holding($0) }),
        ]
    }
}
