// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// A router's tree for a person and for programs.
struct ContentionReport {
    private let tree: ContentionTree
    private let withLines: Bool
    private let applied: ContentionApplied?

    /// - Parameter applied: what the router last showed of it; nil when it was never told.
    init(_ tree: ContentionTree, withLines: Bool, applied: ContentionApplied?) {
        self.tree = tree
        self.withLines = withLines
        self.applied = applied
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
        return table.text() + "\n" + (applied?.text ?? "the router was never told: enter an account for its API\n")
    }

    var json: JSONValue {
        ["places": places, "at_router": applied?.json ?? .null]
    }

    private var places: JSONValue {
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

extension ContentionApplied {
    /// What the router last showed, for people.
    fileprivate var text: String {
        let since = confirmedAt.map { "\(queues) shared queues there, last seen \($0)" } ?? "never seen there"
        return isConfirmed ? "at the router: \(since)\n" : "at the router: \(since); tried \(triedAt): \(said)\n"
    }

    fileprivate var json: JSONValue {
        [
            "queues": .integer(Int64(queues)), "confirmed": .bool(isConfirmed), "answer": .string(said),
            "tried_at": .time(triedAt), "confirmed_at": .time(confirmedAt),
        ]
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
