// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Queue trees: one row a direction, traffic told apart by packet marks.
extension RouterOSShaping {
    var treeRows: [RouterOSRow] {
        let lines = blueprint.nodes.filter { $0.line != nil }
        return lines.flatMap(addressRows) + lines.flatMap(markRows) + RateDirection.allCases.flatMap(queueRows)
    }

    private func addressRows(_ node: ShapingNode) -> [RouterOSRow] {
        PrefixCover.minimal(node.line?.prefixes ?? []).map { prefix in
            RouterOSRow(
                menu: prefix.family == .v4 ? .addressList4 : .addressList6, identity: .ownComment,
                comment: "\(RouterOSRow.mark)\(node.token) \(prefix)",
                arguments: [
                    RouterOSRow.Argument("list", .text(name(of: node.token))),
                    RouterOSRow.Argument("address", .prefixes([prefix])),
                ])
        }
    }

    private func markRows(_ node: ShapingNode) -> [RouterOSRow] {
        let families = Set((node.line?.prefixes ?? []).map(\.family))
        return [IPFamily.v4, .v6].filter(families.contains).flatMap { family in
            RateDirection.allCases.map { direction in
                RouterOSRow(
                    menu: family == .v4 ? .mangle4 : .mangle6, identity: .ownComment,
                    comment: "\(RouterOSRow.mark)\(node.token) \(direction.rawValue)",
                    arguments: [
                        RouterOSRow.Argument("chain", .word(.forward)),
                        RouterOSRow.Argument("action", .word(.markPacket)),
                        RouterOSRow.Argument("new-packet-mark", .text(name(of: node.token, direction))),
                        RouterOSRow.Argument("passthrough", .word(.no)),
                        RouterOSRow.Argument(addressSide(direction), .text(name(of: node.token))),
                    ])
            }
        }
    }

    /// What goes down has the subscriber as its destination.
    private func addressSide(_ direction: RateDirection) -> String {
        switch direction {
        case .down: "dst-address-list"
        case .up: "src-address-list"
        }
    }

    private func queueRows(_ direction: RateDirection) -> [RouterOSRow] {
        blueprint.nodes.map { node in
            let parent = node.parent.map { blueprint.nodes[$0] }
            var arguments = [
                RouterOSRow.Argument(
                    "parent", parent.map { .text(name(of: $0.token, direction)) } ?? .word(.global)),
                RouterOSRow.Argument("max-limit", .number(node.maximum[direction])),
                RouterOSRow.Argument("limit-at", .number(node.guarantee[direction])),
            ]
            if node.line != nil {
                arguments.append(RouterOSRow.Argument("packet-mark", .text(name(of: node.token, direction))))
                arguments.append(RouterOSRow.Argument("priority", .number(UInt64(node.priority))))
                arguments.append(RouterOSRow.Argument("queue", .text(leafType)))
            }
            return RouterOSRow(
                menu: .queueTree, identity: .ownName(name(of: node.token, direction)), comment: comment(of: node),
                arguments: arguments)
        }
    }

    private func name(of token: ShapingToken, _ direction: RateDirection) -> String {
        "\(name(of: token))-\(direction.rawValue)"
    }
}
