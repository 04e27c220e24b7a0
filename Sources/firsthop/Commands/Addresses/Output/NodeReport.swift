// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import WebServer

/// What a command that changes nodes of the plan reports.
struct NodeReport {
    /// What happened to them: “added”, “removed”.
    let verb: String
    let nodes: [PlanNode]
    let change: ChangeOptions

    /// More lines than this are summed up: nobody reads a split into thousands.
    private static let lineLimit = 20

    func write(_ output: OutputOptions) {
        output.write(
            json: ["dry_run": .bool(change.dryRun), "nodes": .array(nodes.map { .node($0) })], text: change.told(text))
    }

    private var text: String {
        let lines = nodes.prefix(Self.lineLimit).map { node in
            // A number that is taken back right away means nothing.
            "\(verb) \(node)" + (change.dryRun ? "" : " as #\(node.id)") + "\n"
        }
        let rest = nodes.count - lines.count
        return lines.joined() + (rest > 0 ? "… and \(rest) more\n" : "")
    }
}
