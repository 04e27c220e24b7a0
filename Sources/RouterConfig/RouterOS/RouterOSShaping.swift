// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import ProviderValues

/// Turns a blueprint into rows of RouterOS.
public struct RouterOSShaping {
    let blueprint: ShapingBlueprint
    let capabilities: RouterOSCapabilities

    /// - Parameter version: of the router; nil when it is unknown.
    public init(_ blueprint: ShapingBlueprint, version: SoftwareVersion? = nil) {
        self.blueprint = blueprint
        capabilities = RouterOSCapabilities(version)
    }

    /// The rows for queues of one kind. The other kinds' rows are taken away: two queues for one line would halve its rate.
    public func configuration(_ queues: RouterOSQueues) throws(RouterOSShapingError) -> RouterOSConfiguration {
        let rows =
            switch queues {
            case .radius: try parentRows(isWithLines: false) + profileRows()
            case .simple: typeRows + (try parentRows(isWithLines: true))
            case .tree: typeRows + treeRows
            }
        return RouterOSConfiguration(router: blueprint.router, rows: rows, sweeps: sweeps(keeping: rows))
    }

    /// The name of a row for a node.
    func name(of token: ShapingToken) -> String { "fh-\(token)" }

    func comment(of node: ShapingNode) -> String { "\(RouterOSRow.mark)\(node.token) \(node.name)" }

    /// The queue type of lines.
    var leafType: String { capabilities.hasFairQueueing ? Self.fairQueueing : "default-small" }

    private static let fairQueueing = "fh-fq-codel"

    private var typeRows: [RouterOSRow] {
        guard capabilities.hasFairQueueing else { return [] }
        return [
            RouterOSRow(
                menu: .queueType, identity: .foreignName(Self.fairQueueing), comment: nil,
                arguments: [RouterOSRow.Argument("kind", .word(.fairQueueing))])
        ]
    }

    /// Simple queues: of what is shared, and of the lines unless the router makes those itself. With lines, what has no addresses
    /// has no queue; without them it must have some, because the router will make lines below it.
    private func parentRows(isWithLines: Bool) throws(RouterOSShapingError) -> [RouterOSRow] {
        let targets = blueprint.prefixesBelow
        var rows: [RouterOSRow] = []
        for (index, node) in blueprint.nodes.enumerated() where isWithLines || node.line == nil {
            if !targets[index].isEmpty {
                rows.append(simpleQueue(node, target: targets[index]))
            } else if !isWithLines {
                throw .noTarget(name: node.name)
            }
        }
        return rows
    }

    private func simpleQueue(_ node: ShapingNode, target: [IPPrefix]) -> RouterOSRow {
        var arguments = [
            RouterOSRow.Argument("target", .prefixes(target)),
            RouterOSRow.Argument("parent", parent(of: node)),
            RouterOSRow.Argument("max-limit", .uploadDownload(node.maximum)),
            RouterOSRow.Argument("limit-at", .uploadDownload(node.guarantee)),
        ]
        if let line = node.line {
            let priority = UInt64(node.priority)
            arguments.append(RouterOSRow.Argument("priority", .pair(up: priority, down: priority)))
            arguments.append(RouterOSRow.Argument("queue", .types(up: leafType, down: leafType)))
            arguments += burst(line.burst)
        }
        return RouterOSRow(
            menu: .simpleQueue, identity: .ownName(name(of: node.token)), comment: comment(of: node),
            arguments: arguments)
    }

    private func parent(of node: ShapingNode) -> RouterOSValue {
        node.parent.map { .text(name(of: blueprint.nodes[$0].token)) } ?? .word(.none)
    }

    /// No burst is said as well: a row that had one must lose it.
    private func burst(_ burst: ShapedBurst?) -> [RouterOSRow.Argument] {
        let none = Rates(both: 0)
        return [
            RouterOSRow.Argument("burst-limit", .uploadDownload(burst?.rates ?? none)),
            RouterOSRow.Argument("burst-threshold", .uploadDownload(burst?.threshold ?? none)),
            RouterOSRow.Argument(
                "burst-time", .pair(up: UInt64(burst?.secondsUp ?? 0), down: UInt64(burst?.secondsDown ?? 0))),
        ]
    }

    private func profileRows() throws(RouterOSShapingError) -> [RouterOSRow] {
        var rows: [RouterOSRow] = []
        for node in blueprint.nodes where node.token.kind == .group {
            guard !node.profiles.isEmpty else { throw .noProfile(name: node.name) }
            for profile in node.profiles {
                rows.append(
                    RouterOSRow(
                        menu: .pppProfile, identity: .foreignName(profile), comment: nil,
                        arguments: [RouterOSRow.Argument("parent-queue", .text(name(of: node.token)))]))
            }
        }
        return rows
    }
}
