// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// The plan in the shape in which NetBox's API lists prefixes (`GET /api/ipam/prefixes/`, NetBox 4).
///
/// What NetBox has no field for stands in custom fields `firsthop_<column>`; so a plan that went to NetBox and came back
/// is the same. Its own names: `description` is the node's name, `comments` its note, `is_pool` marks pools.
enum NetBoxPlan {
    /// Custom fields of ours begin with this.
    static let fieldPrefix = "firsthop_"

    /// The columns that stand in custom fields.
    static let customColumns = PlanColumn.allCases.filter { column in
        switch column {
        case .prefix, .name, .note: false
        case .kind, .parent, .nas, .poolKind, .delegatedLength, .order, .reservedLow, .reservedHigh, .keepDays,
            .excludedLength, .growthReserve, .placement, .discardRoute:
            true
        }
    }

    static func json(of snapshot: AddressPlanSnapshot) -> JSONValue {
        let results = zip(snapshot.tree.nodes, snapshot.rows).map { node, row in
            result(node, row, isFull: NodeFacts(node, in: snapshot).capacity.free == 0)
        }
        return [
            "count": .integer(Int64(results.count)), "next": .null, "previous": .null, "results": .array(results),
        ]
    }

    private static func result(_ node: PlanNode, _ row: PlanRow, isFull: Bool) -> JSONValue {
        let isPool = node.poolTerms != nil
        let prefix = node.prefix.description
        return [
            "id": .integer(node.id.value), "display": .string(prefix), "family": family(node.prefix.family),
            "prefix": .string(prefix), "vrf": .null, "scope_type": .null, "scope_id": .null, "scope": .null,
            "tenant": .null, "vlan": .null,
            "status": isPool ? choice("active", "Active") : choice("container", "Container"), "role": role(node),
            "is_pool": .bool(isPool), "mark_utilized": .bool(isPool && isFull), "description": .string(node.name),
            "comments": .string(node.note), "tags": [],
            "custom_fields": .object(
                customColumns.map { JSONMember(fieldPrefix + $0.rawValue, field(row[$0], of: $0)) }),
        ]
    }

    private static func family(_ family: IPFamily) -> JSONValue {
        switch family {
        case .v4: ["value": 4, "label": "IPv4"]
        case .v6: ["value": 6, "label": "IPv6"]
        }
    }

    private static func choice(_ value: String, _ label: String) -> JSONValue {
        ["value": .string(value), "label": .string(label)]
    }

    /// A role for every kind of node and of pool, by the slug under which NetBox finds it.
    private static func role(_ node: PlanNode) -> JSONValue {
        let name = node.poolTerms.map { "\($0.kind.rawValue) pool" } ?? node.role.kind.word
        let slug = node.poolTerms.map { "pool-\($0.kind.rawValue)" } ?? node.role.kind.rawValue
        return ["display": .string(name), "name": .string(name), "slug": .string(slug)]
    }

    private static func field(_ text: String, of column: PlanColumn) -> JSONValue {
        guard !text.isEmpty else { return .null }
        switch column {
        case .delegatedLength, .reservedLow, .reservedHigh, .keepDays, .excludedLength, .growthReserve:
            return Int64(text).map(JSONValue.integer) ?? .string(text)
        case .discardRoute:
            return .bool(text == "yes")
        case .kind, .prefix, .parent, .name, .nas, .poolKind, .order, .placement, .note:
            return .string(text)
        }
    }
}
