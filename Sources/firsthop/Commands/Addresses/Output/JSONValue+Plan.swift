// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import WebServer

extension JSONValue {
    /// A count: a number while JavaScript can hold it exactly (below 2^53), else its digits as a string.
    static func count(_ number: UInt128) -> JSONValue {
        number < 1 << 53 ? .integer(Int64(number)) : .string(String(number))
    }

    static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    static func id<Subject>(_ id: Identifier<Subject>?) -> JSONValue { id.map { .integer($0.value) } ?? .null }

    /// A moment; the open end as null.
    static func time(_ timestamp: Timestamp?) -> JSONValue {
        guard let timestamp, timestamp != .distantFuture else { return .null }
        return .string(timestamp.description)
    }

    static func node(_ node: PlanNode) -> JSONValue {
        .object(members(of: node))
    }

    /// A node with what is used and left of it.
    static func node(_ facts: NodeFacts) -> JSONValue {
        let capacity: JSONValue = [
            "customers": .count(facts.capacity.customers), "held": .count(facts.capacity.held),
            "kept": .count(facts.capacity.kept), "free": .count(facts.capacity.free),
        ]
        let unplanned: JSONValue? = facts.freeSpace.map { space in
            [
                "largest_length": space.largestFreeLength.map { .integer(Int64($0)) } ?? .null,
                "unit_length": .integer(Int64(facts.unitLength)),
                "units": .count(space.blockCount(length: facts.unitLength)),
            ]
        }
        return .object(
            members(of: facts.node)
                + [
                    JSONMember("router", .optional(facts.router)), JSONMember("capacity", capacity),
                    JSONMember("unplanned", unplanned ?? .null),
                ])
    }

    private static func members(of node: PlanNode) -> [JSONMember] {
        [
            JSONMember("id", .id(node.id)), JSONMember("parent", .id(node.parent)),
            JSONMember("kind", .string(node.role.kind.rawValue)),
            JSONMember("prefix", .string(node.prefix.description)),
            JSONMember("name", .string(node.name)), JSONMember("placement", .string(node.placement.rawValue)),
            JSONMember("growth_reserve", .integer(Int64(node.growthReserve))),
            JSONMember("discard_route", .bool(node.discardRoute)), JSONMember("note", .string(node.note)),
            JSONMember("pool", node.poolTerms.map(terms) ?? .null),
        ]
    }

    private static func terms(_ terms: PoolTerms) -> JSONValue {
        [
            "kind": .string(terms.kind.rawValue), "delegated_length": .integer(Int64(terms.delegatedLength)),
            "order": .string(terms.order.rawValue), "reserved_low": .integer(Int64(terms.reservedLow)),
            "reserved_high": .integer(Int64(terms.reservedHigh)), "keep_days": .integer(Int64(terms.keepDays)),
            "excluded_length": terms.excludedLength.map { .integer(Int64($0)) } ?? .null,
        ]
    }
}
