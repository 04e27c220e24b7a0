// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import WebServer

extension JSONValue {
    static func holding(_ holding: Holding) -> JSONValue {
        .object(members(of: holding))
    }

    /// A holding with the names of its service and customer.
    static func holding(_ named: NamedHolding) -> JSONValue {
        .object(
            members(of: named.holding)
                + [
                    JSONMember("service_name", .string(named.service)),
                    JSONMember("customer_name", .string(named.customer)),
                ])
    }

    private static func members(of holding: Holding) -> [JSONMember] {
        [
            JSONMember("prefix", .string(holding.prefix.description)),
            JSONMember("kind", .string(holding.kind.rawValue)),
            JSONMember("mode", .string(holding.mode.rawValue)), JSONMember("pool", .id(holding.pool)),
            JSONMember("service", .id(holding.service)), JSONMember("customer", .id(holding.customer)),
            JSONMember("since", .time(holding.since)), JSONMember("ended_at", .time(holding.endedAt)),
            JSONMember("kept_until", .time(holding.keptUntil)),
            JSONMember("excluded", .optional(holding.excluded?.description)),
        ]
    }

    static func pastHolding(_ past: PastHolding) -> JSONValue {
        [
            "prefix": .string(past.prefix.description), "kind": .string(past.kind.rawValue),
            "source": .string(past.source.rawValue), "service": .id(past.service),
            "service_name": .string(past.serviceName), "customer": .id(past.customer),
            "customer_name": .string(past.customerName), "from": .time(past.validFrom), "to": .time(past.validTo),
            "recorded_from": .time(past.recordedFrom), "recorded_to": .time(past.recordedTo),
        ]
    }
}
