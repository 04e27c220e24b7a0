// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import WebServer

/// A router's tree for a person and for programs.
struct ContentionReport {
    private let tree: ContentionTree
    private let withLines: Bool

    init(_ tree: ContentionTree, withLines: Bool) {
        self.tree = tree
        self.withLines = withLines
    }

    private var shown: [(index: Int, node: ContentionNode)] {
        tree.nodes.enumerated().filter { withLines || $0.element.subject.kind != "line" }.map {
            ($0.offset, $0.element)
        }
    }

    var text: String {
        var table = Table(
            .prose("PLACE"), .text("KIND"), .text("LIMIT"), .text("GUARANTEED"), .number("LINES"), .number("MEMBERS"),
            .text("SOLD"), .text("OVERSOLD"))
        for (index, node) in shown {
            let indent = String(repeating: "  ", count: tree.path(of: index).count - 1)
            table.add(
                indent + node.name, node.subject.kind, node.limit.map { "\($0)" } ?? "none", "\(node.guarantee)",
                "\(node.lines)", "\(node.members)", "\(node.sold)", oversold(node))
        }
        return table.text()
    }

    var json: JSONValue {
        .array(
            shown.map { index, node in
                [
                    "place": .string(node.name), "kind": .string(node.subject.kind),
                    "level": .integer(Int64(tree.path(of: index).count - 1)),
                    "limit": .optional(node.limit?.description),
                    "effective_limit": .optional(node.effectiveLimit?.description),
                    "guarantee": .string(node.guarantee.description), "lines": .integer(Int64(node.lines)),
                    "members": .integer(Int64(node.members)), "sold": .string(node.sold.description),
                    "oversubscription_down": .optional(node.oversubscription(.down)?.description),
                    "oversubscription_up": .optional(node.oversubscription(.up)?.description),
                ]
            })
    }

    /// “2.00/1.50”, down and up; nothing where nothing limits.
    private func oversold(_ node: ContentionNode) -> String {
        guard let down = node.oversubscription(.down), let up = node.oversubscription(.up) else { return "" }
        return "\(down)/\(up)"
    }
}

extension ContentionNode.Subject {
    /// The word for what stands there.
    var kind: String {
        switch self {
        case .router: "router"
        case .sector: "sector"
        case .group(.plan, _): "plan"
        case .group(.bundle, _): "bundle"
        case .line: "line"
        }
    }
}
